// Hashtags by rule: CamelCase for what is there, places and what comes again and again for what is added.
using Folkmoot.Drafting.Own;

namespace Folkmoot.Tests.Drafting.Own;

public sealed class HashtagsTests
{
    [Fact]
    public void Small_letters_become_CamelCase_where_they_stand() =>
        Hashtags.Of("Join us! #publichealthweek #Library #two", "").ShouldBe("Join us! #PublicHealthWeek #Library #two");

    [Fact]
    public void Places_of_the_text_are_added_and_people_are_not() =>
        Hashtags.Of("The Harbor Bridge is closed today, said Mayor Dana Whitlock.", "").ShouldBe("The Harbor Bridge is closed today, said Mayor Dana Whitlock.\n\n#HarborBridge");

    [Fact]
    public void There_are_never_more_than_three_in_all() =>
        Hashtags.Of("Meet at Elm Park, Oak Park, Mill Park and Ash Park. #One #Two", "").Count(c => c == '#').ShouldBe(3);
}
