"""Lists and calls every tool of a server of the Model Context Protocol with the official
client, which checks answers against their schemas. Arguments: the address of a server,
or the command that is one."""

import asyncio
import json
import os
import sys

from mcp import Client, StdioServerParameters

NEEDED = {"find": {"text": "chat"}, "cypher": {"statement": "RETURN 1 AS one"}}


async def main(at: list[str]) -> None:
    server = at[0] if at[0].startswith("http") else StdioServerParameters(command=at[0], args=at[1:], env=dict(os.environ))
    async with Client(server, read_timeout_seconds=120) as client:
        tools = (await client.list_tools()).tools
        rows = 0
        for tool in tools:
            result = await client.call_tool(tool.name, NEEDED.get(tool.name, {}))
            assert not result.is_error, (tool.name, result.content)
            assert json.loads(result.content[0].text) == result.structured_content, tool.name
            said = " ".join(result.structured_content["said"])
            assert "fingerprint" in said, (tool.name, said)
            rows += len(result.structured_content.get("rows", []))
        wrong = await client.call_tool("adoption_top-models", {"feild": "nlp"})
        assert wrong.is_error and "did you mean field?" in wrong.content[0].text, wrong
        print(f"{len(tools)} tools, {rows} rows")


asyncio.run(main(sys.argv[1:]))
