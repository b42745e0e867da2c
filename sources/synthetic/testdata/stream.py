#!/usr/bin/env python3
"""The first draws of newStream(1, "names", 0), from the definitions.

FNV-1a: Fowler, Noll, Vo. SplitMix64: Steele, Lea, Flood (2014). PCG-DXSM 128/64
(O'Neill, pcg_random.hpp) with its default multiplier and increment; the state
is seed1 << 64 | seed2 and is stepped before each output.
"""
M64, M128 = 2**64 - 1, 2**128 - 1


def fnv1a(text):
    h = 14695981039346656037
    for b in text.encode():
        h = (h ^ b) * 1099511628211 & M64
    return h


def splitmix(x):
    x = x + 0x9E3779B97F4A7C15 & M64
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9 & M64
    x = (x ^ x >> 27) * 0x94D049BB133111EB & M64
    return x ^ x >> 31


def pcg(hi, lo):
    state = hi << 64 | lo
    while True:
        state = state * (2549297995355413924 << 64 | 4865540595714422341) + (6364136223846793005 << 64 | 1442695040888963407) & M128
        hi, lo = state >> 64, state & M64
        hi ^= hi >> 32
        hi = hi * 0xDA942042E4DD58B5 & M64
        hi ^= hi >> 48
        yield hi * (lo | 1) & M64


h = fnv1a("names")
g = pcg(splitmix(1 ^ h), splitmix(h + 0 & M64))
print([next(g) for _ in range(4)])
