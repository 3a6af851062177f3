// What residents of a small town ask for: enough to train on in a test.
using Folkmoot.Text.Intents;

namespace Folkmoot.Tests.Text.Intents;

internal static class CityIntents
{
    private static readonly Dictionary<string, string[]> Texts = new(StringComparer.Ordinal)
    {
        ["report_pothole"] =
        [
            "There is a huge pothole on Elm Street", "Can somebody fix the hole in the road by the school?", "The pavement outside my house is broken",
            "I nearly damaged my car in a pothole on the bridge", "Please repair the road surface on Mill Lane", "Where do I report a pothole?",
            "A deep hole has opened in the cycle lane", "The street is full of cracks and holes after the frost",
        ],
        ["library_hours"] =
        [
            "When does the library open on Saturday?", "What are the opening hours of the central library?", "Is the library open on Sundays?",
            "Until when can I return books at the library tonight?", "Library hours during the holidays please", "Does the children's library close at noon?",
            "what time does the reading room close", "Is the library closed on Monday?",
        ],
        ["waste_collection"] =
        [
            "When is my bin collected?", "The garbage truck did not come today", "My recycling was not picked up this week",
            "What day do you collect garden waste?", "How do I get a second bin for paper?", "Our trash is still on the street since Tuesday",
            "Which bin does glass go into?", "I missed the bulky waste collection, when is the next one?",
        ],
        ["building_permit"] =
        [
            "Do I need a permit to build a fence?", "How do I apply for a building permit?", "What does planning permission for a garage cost?",
            "Where can I see the status of my building application?", "Which forms do I need for a house extension?", "Is a permit needed for a garden shed?",
            "How long does it take until a building permit is granted?", "I want to add a balcony, do I need permission?",
        ],
    };

    private static readonly string[] Outside =
    [
        "Tell me a joke", "Who won the match last night?", "How tall is the Eiffel tower?", "My phone battery is empty all the time",
        "Translate good morning into Japanese", "What is the square root of two?", "Book me a flight to Lisbon", "I love this song so much",
    ];

    public static IReadOnlyList<IntentExample> Examples =>
        [.. Texts.SelectMany(t => t.Value.Select(text => new IntentExample(text, t.Key))), .. Outside.Select(t => new IntentExample(t, IntentExample.OutOfScope))];
}
