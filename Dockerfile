# syntax=docker/dockerfile:1.7
# hubgraph as one static binary in an empty image, run by nobody in particular.
#
#   docker build --build-arg VERSION=0.1.0 --tag hubgraph .
#   docker run --rm hubgraph version

FROM --platform=$BUILDPLATFORM golang:1.26.8-bookworm AS build
WORKDIR /src
ENV CGO_ENABLED=0 GOCACHE=/go/build
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
ARG TARGETOS TARGETARCH
# The version that the source names, unless another is given.
ARG VERSION
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/go/build \
    GOOS=$TARGETOS GOARCH=$TARGETARCH go build -trimpath -ldflags "-s -w ${VERSION:+-X github.com/hubgraph/hubgraph/hub.Version=$VERSION}" -o /out/hubgraph ./cmd/hubgraph

FROM scratch
# For the Hub's API, and for a Neo4j with a certificate.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /out/hubgraph /hubgraph
USER 65532:65532
EXPOSE 8480
ENTRYPOINT ["/hubgraph"]
CMD ["--help"]
