// The kinds of personal data that are looked for, and the words by which they are called outside.
namespace Folkmoot.Text.PersonalData;

/// <summary>What a <see cref="PersonalSpan"/> gives away.</summary>
public enum PersonalKind
{
    /// <summary>A person's name.</summary>
    Name,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A postal address, or a postcode that stands where an address is given.</summary>
    Address,

    /// <summary>A number that a state gave to a person: social security, tax, identity.</summary>
    NationalId,

    /// <summary>A passport number.</summary>
    Passport,

    /// <summary>An international bank account number.</summary>
    Iban,

    /// <summary>The number of a payment card.</summary>
    PaymentCard,

    /// <summary>A date said to be somebody's birth.</summary>
    DateOfBirth,

    /// <summary>The plate of a vehicle.</summary>
    VehiclePlate,

    /// <summary>An address on the internet, version 4 or 6.</summary>
    IpAddress,
}

/// <summary>The words for <see cref="PersonalKind"/> in JSON and in placeholders.</summary>
public static class PersonalKinds
{
    private static readonly string[] Words =
    [
        "name", "email", "phone", "address", "nationalId", "passport", "iban", "paymentCard", "dateOfBirth", "vehiclePlate", "ipAddress",
    ];

    private static readonly string[] Placeholders =
    [
        "NAME", "EMAIL", "PHONE", "ADDRESS", "NATIONAL_ID", "PASSPORT", "IBAN", "CARD", "BIRTH_DATE", "PLATE", "IP",
    ];

    /// <summary>As in the field <c>kind</c> of the command <c>analyse</c>.</summary>
    public static string Word(this PersonalKind kind) => Words[(int)kind];

    /// <summary>As in <c>[EMAIL_1]</c>.</summary>
    public static string Placeholder(this PersonalKind kind) => Placeholders[(int)kind];
}
