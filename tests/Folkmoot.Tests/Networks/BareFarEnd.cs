// A server that is not the one it is taken for: it answers every question with an empty page.
using Folkmoot.Networks.Sandbox;
using Microsoft.AspNetCore.Http;

namespace Folkmoot.Tests.Networks;

internal sealed class BareFarEnd : FarEnd
{
    protected override string Operation(string method, string path) => path;

    protected override string Refusal(int status, string words) => words;

    protected override SandboxAnswer Answer(HttpContext context, string method, string path, byte[] body) => new(200, "<html></html>", "text/html");
}
