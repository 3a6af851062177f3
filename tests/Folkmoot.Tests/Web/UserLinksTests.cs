// Only web addresses in what people write become links.
using Folkmoot.Web.Components;

namespace Folkmoot.Tests.Web;

public sealed class UserLinksTests
{
    [Theory]
    [InlineData("See https://a.example/b.", "https://a.example/b")]
    [InlineData("(https://a.example/b)", "https://a.example/b")]
    [InlineData("https://a.example/b_(c)", "https://a.example/b_(c)")]
    [InlineData("javascript:alert(1) data:text/html,x", "")]
    [InlineData("https://", "")]
    [InlineData("<https://a.example>\"onclick=", "https://a.example")]
    public void Addresses_are_found(string text, string expected)
    {
        var parts = UserLinks.Split(text).ToList();

        string.Join(' ', parts.Where(p => p.IsLink).Select(p => p.Text)).ShouldBe(expected);
        string.Concat(parts.Select(p => p.Text)).ShouldBe(text);
    }
}
