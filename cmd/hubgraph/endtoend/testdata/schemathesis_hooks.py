"""A cursor is no text that can be made up: it comes with the page before. The tests of
the API itself go from page to page; here each answer begins at its beginning."""

import schemathesis


@schemathesis.hook
def map_case(context, case):
    if case.query:
        case.query.pop("cursor", None)
    return case
