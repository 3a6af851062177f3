// Releases and notices as cities write them, for what Folkmoot's own rules make of them.
namespace Folkmoot.Tests.Drafting.Own;

internal static class OwnTexts
{
    public const string Release = """
        FOR IMMEDIATE RELEASE
        November 20, 2026

        Marlow Ferry opens three warming centers ahead of the cold front

        MARLOW FERRY, Nov. 20, 2026 — The City of Marlow Ferry will open three warming centers on Saturday, November 21, at 6 p.m., as temperatures are expected to fall to 14 degrees. The centers stay open until Tuesday, November 24, at 9 a.m.

        "Nobody in our city should have to sleep in the cold," said Mayor Dana Whitlock. "Our staff has worked around the clock to get ready, and we are proud of every one of them."

        The warming centers are Westgate Community Center, 310 Pine Street; Northfield Senior Center, 77 Station Road; and the Harbor Branch Library, 45 Dock Street. Pets are welcome at Westgate (in carriers or on a leash).

        Please be advised that residents must bring their own medication. Call 311 for a free ride to a warming center. A list with opening hours is at https://marlow.example/warming.

        The department has operated warming centers since 2009 and is part of a regional partnership that shares resources among eleven municipalities.

        About the City of Marlow Ferry
        Marlow Ferry is a city of 48,000 people on the river.

        Media contact: press@marlow.example
        ###
        """;

    public const string SpanishRelease = """
        NOTA DE PRENSA
        Corte de agua en el barrio de San Telmo por la renovación de tuberías

        El Ayuntamiento de Valdemar cortará el agua en el barrio de San Telmo el martes 2 de junio, de 8:00 a 16:00, para renovar 800 metros de tuberías. Unas 350 viviendas se quedarán sin suministro.

        «Es una obra necesaria que llevábamos años esperando», declaró la concejala de Obras, Marta Ruiz.

        Se recuerda a los vecinos que deben guardar agua antes de las 8:00. Habrá agua embotellada gratis en la Calle Mayor, 14. Para más información, llame al 955 010 177 o visite https://valdemar.example/agua.

        Contacto de prensa: prensa@valdemar.example
        """;

    /// <summary>Whether it is at most so many characters.</summary>
    public static Func<string, bool> Within(int length) => text => text.Length <= length;
}
