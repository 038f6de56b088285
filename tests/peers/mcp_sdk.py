#!/usr/bin/env python3
"""Drives andru-mcp with the official Python SDK (`mcp` 2.3.0): list, call every tool, resources, bad input.

Every answer's structuredContent is validated against the outputSchema that the list gave, with the `jsonschema`
package. Both eras of the protocol. Prints a line per check and `N passed, N failed`; exits 1 if one failed.

usage: mcp_sdk.py ANDRU_MCP
"""

import asyncio
import json
import pathlib
import sys
import tempfile

import jsonschema
from mcp import Client, MCPError, StdioServerParameters

CALLS = json.loads((pathlib.Path(__file__).parent / "calls.json").read_text(encoding="utf-8"))
ERAS = {"legacy": "2025-11-25", "auto": "2026-07-28"}
passed = failed = 0


def check(what, good, shown=""):
    """Counts and prints one check; `shown` says what was found where it failed."""
    global passed, failed
    passed, failed = (passed + 1, failed) if good else (passed, failed + 1)
    print(f"{'ok  ' if good else 'FAIL'} {what}{'' if good else f': {shown}'}", flush=True)


async def refused(what, call, words):
    """Checks that a call is answered with an error, in whichever of MCP's two ways, that says `words`."""
    try:
        result = await call
        text = " ".join(block.text for block in result.content)
        check(what, result.is_error and words in text, text)
    except MCPError as error:
        check(what, words in str(error), error)


async def drive(program, era, version):
    """Every check in one era, on a new directory."""
    with tempfile.TemporaryDirectory() as home:
        server = StdioServerParameters(command=program, args=["stdio"], env={"ANDRU_HOME": home})
        async with Client(server, mode=era) as client:
            check(f"{era}: speaks {version}", client.protocol_version == version, client.protocol_version)
            check(f"{era}: says who it is", client.server_info.name == "andru-mcp", client.server_info)
            tools = (await client.list_tools()).tools
            names = [tool.name for tool in tools]
            check(f"{era}: lists the tools it has calls for", set(names) == set(CALLS), names)
            for tool in tools:
                await one_tool(client, era, tool)
            resources = (await client.list_resources()).resources
            check(f"{era}: lists three resources", len(resources) == 3, resources)
            for resource in resources:
                contents = (await client.read_resource(resource.uri)).contents
                check(f"{era}: {resource.uri} is JSON", isinstance(json.loads(contents[0].text), dict), contents)
            await refused(f"{era}: an unknown tool", client.call_tool("no_such_tool", {}), "there is no tool")
            companies = [{"companyName": f"Company {at}"} for at in range(51)]
            if "batch_fit_score" in names:
                words = "`companies` has 51 items, the most is 50"
                await refused(f"{era}: 51 companies", client.call_tool("batch_fit_score", {"companies": companies}), words)
            check(f"{era}: the session goes on", [tool.name for tool in (await client.list_tools()).tools] == names)


async def one_tool(client, era, tool):
    """One good call and one bad call of a tool."""
    hints = tool.annotations
    check(f"{era}: {tool.name} has a title and hints", tool.title and hints and hints.read_only_hint is not None)
    arguments = CALLS.get(tool.name, {})
    result = await client.call_tool(tool.name, arguments)
    check(f"{era}: {tool.name} answers", not result.is_error and result.content, result)
    try:
        jsonschema.Draft202012Validator.check_schema(tool.output_schema)
        jsonschema.validate(result.structured_content, tool.output_schema, jsonschema.Draft202012Validator)
        check(f"{era}: {tool.name} fits its outputSchema", True)
    except (jsonschema.ValidationError, jsonschema.SchemaError) as error:
        check(f"{era}: {tool.name} fits its outputSchema", False, error.message)
    call = client.call_tool(tool.name, {**arguments, "noSuchField": 1})
    await refused(f"{era}: {tool.name} names an unknown field", call, "`noSuchField` is unknown")


async def main():
    for era, version in ERAS.items():
        try:
            await drive(sys.argv[1], era, version)
        except Exception as error:  # a peer that gives up is a failure like any other
            check(f"{era}: the SDK goes through with it", False, repr(error))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(asyncio.run(main()))
