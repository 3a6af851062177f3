// The words that postal addresses are made of, in English, Spanish, French, Italian, Portuguese, German and Dutch.
using Words = Folkmoot.Text.PersonalData.WordSet;

namespace Folkmoot.Text.PersonalData;

internal static class AddressWords
{
    /// <summary>Ends an English street; these are hardly ever anything else.</summary>
    public static readonly Words Street = WordSet.Of("street st avenue ave road rd boulevard blvd lane ln parkway pkwy crescent terrace highway hwy turnpike");

    /// <summary>Ends an English street, but also a common word: the word before must have a capital.</summary>
    public static readonly Words DoubtfulStreet = WordSet.Of("""
        drive dr court ct place pl way circle cir close square sq gardens grove row walk mews path trail trl hill rise view loop plaza pike run alley crossing green wharf quay park broadway
        """);

    /// <summary>After a street these make it a thing of the street: street light, road works.</summary>
    public static readonly Words StreetThing = WordSet.Of("""
        light lights lamp lamps sign signs party parties fair vendor vendors cleaning sweeping sweeper parking trees tree level smart works work closures closure closed rage trip tests test food art
        bus buses route line train
        """);

    /// <summary>Between a number and the end of a street these show that it is none.</summary>
    public static readonly Words NoStreetName = WordSet.Of("""
        way lane lanes car cars story storey stories bedroom foot feet mile miles new busy block blocks people side other in on of to from at the a an and or for with near off down up by
        this that these those my our your their his her every each more most than major minor different separate hours hour months month minutes min days day weeks years cars people houses am pm a.m p.m
        st nd rd th pothole potholes dead open closed long short blocked flooded
        """);

    /// <summary>Before the number of a flat.</summary>
    public static readonly Words UnitWord = WordSet.Of("apt apartment unit suite ste flat floor fl rm room piso puerta depto departamento dpto int interior local esc planta apto bloco interno scala étage bât appartement bus");

    /// <summary>Begins a Spanish, Italian or Portuguese street.</summary>
    public static readonly Words TypeFirst = WordSet.Of("""
        calle c av avda avenida plaza pza plza paseo pso carrera cra camino calzada ronda travesía carretera ctra jirón boulevard blvr callejón callejon privada andador glorieta
        via viale piazza piazzale corso largo vicolo strada lungotevere contrada
        rua r travessa praça alameda estrada rodovia beco
        """);

    /// <summary>Begins a French street, behind its number.</summary>
    public static readonly Words FrenchType = WordSet.Of("rue avenue av boulevard bd bld place chemin allée allées impasse quai route cours square passage faubourg venelle sentier");

    /// <summary>Small words inside the name of a street.</summary>
    public static readonly Words Connector = WordSet.Of("de del la las los el y e da do dos das di dei degli delle della dello du des le les l d et san santa sant' a' von vom van der den");

    /// <summary>After "calle" and before a number these show that no street is named.</summary>
    public static readonly Words NoTypeFirstName = WordSet.Of("""
        hay en con que por desde hasta está esta este tiene llevamos lleva más para se no ni como donde cuando hace sin sobre entre son fue era un una unos unas mi tu su al lo nos
        on has had have the of and to at in is was from interstate route highway dept with vs games november december january february
        è e' sono con per che da in su ha tem com para por em na no está são que più
        """);

    /// <summary>A German or Dutch word with one of these endings is a street.</summary>
    public static readonly string[] CompoundEndings =
        ["straße", "strasse", "str", "weg", "platz", "allee", "gasse", "damm", "ufer", "chaussee", "straat", "laan", "plein", "gracht", "kade", "dijk", "singel", "steig"];

    /// <summary>German words of their own after the name: Berliner Straße 12.</summary>
    public static readonly Words GermanType = WordSet.Of("straße strasse str allee platz weg damm ufer chaussee");

    /// <summary>Before a number: nº 12, n. 12.</summary>
    public static readonly Words NumberWord = WordSet.Of("n nº no nro num núm número numero n° nr");

    /// <summary>Before a postcode.</summary>
    public static readonly Words Postcode = WordSet.Of("zip zipcode postcode postal cp plz postleitzahl cep cap kod pin pincode codepostal");

    /// <summary>States of the United States and their territories, as they stand before a ZIP code.</summary>
    public static readonly Words State = WordSet.Of("""
        AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR
        Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland
        Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming
        """);
}
