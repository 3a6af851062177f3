// Where a text is divided into the parts of a thread, and where it is not.
using Folkmoot.Networks;

namespace Folkmoot.Tests.Networks;

public sealed class ThreadTextTests
{
    [Theory]
    [InlineData("One\n---\nTwo\n---\nThree", "One", "Two", "Three")]
    [InlineData("One\r\n---\r\nTwo", "One", "Two")]
    [InlineData("---\nOne\n---\n\n---\n  \n---\nTwo\n---", "One", "Two")]
    [InlineData("One\n\n---\n\n  Two\nlines\n", "One", "Two\nlines")]
    [InlineData("---\nOne", "One")]
    [InlineData("---", "")]
    [InlineData("One\n----\nTwo", "One\n----\nTwo")]
    [InlineData("One --- Two\n --- \n--- Three", "One --- Two\n --- \n--- Three")]
    [InlineData("  as it was \n", "  as it was \n")]
    [InlineData("", "")]
    public void A_line_of_three_hyphens_and_nothing_else_divides(string text, params string[] parts) =>
        ThreadText.Parts(text).Select(p => p.Text).ShouldBe(parts);

    [Theory]
    [InlineData("One\n---\nTwo\r\n---\r\n\r\n Three")]
    [InlineData("---\n\n One\n---\nTwo")]
    public void Each_part_says_where_it_begins(string text) =>
        ThreadText.Parts(text).ShouldAllBe(p => text.Substring(p.Start, p.Text.Length) == p.Text);

    [Fact]
    public void Where_there_are_no_threads_a_blank_line_stands_between_the_parts()
    {
        ThreadText.For("One\n---\nTwo", hasThreads: false).ShouldBe([new ThreadPart("One\n\nTwo", 0)]);
        ThreadText.For("One\n---\nTwo", hasThreads: true).Count.ShouldBe(2);
    }
}
