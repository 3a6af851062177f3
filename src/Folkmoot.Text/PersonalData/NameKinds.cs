// What is known about a word of the list of names.
namespace Folkmoot.Text.PersonalData;

/// <summary>The uses of a name; several at once are usual.</summary>
[Flags]
public enum NameKinds
{
    None = 0,

    /// <summary>Given to women.</summary>
    Feminine = 1,

    /// <summary>Given to men.</summary>
    Masculine = 2,

    /// <summary>Carried as a family name.</summary>
    Surname = 4,

    /// <summary>Also a common word in a language of the list: will, mark, grace, may, luz, can.</summary>
    Word = 8,

    /// <summary>Also a well-known place: Austin, Florence, Valencia.</summary>
    Place = 16,

    /// <summary>Given to anybody.</summary>
    Given = Feminine | Masculine,
}
