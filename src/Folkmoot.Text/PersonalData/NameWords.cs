// The words around people's names that tell them from other words with capitals.
using Words = Folkmoot.Text.PersonalData.WordSet;

namespace Folkmoot.Text.PersonalData;

internal static class NameWords
{
    /// <summary>Before any name.</summary>
    public static readonly Words Title = WordSet.Of("""
        mr mrs ms miss mx dr prof sr sra srta señor señora señorita doña herr frau mme mlle monsieur madame sig signor signora dott senhor senhora mevrouw meneer dhr mw pani mister missus
        г-н г-жа господин госпожа السيد السيدة श्री श्रीमती bay bayan
        """);

    /// <summary>Before names and also before other words with capitals: the name must be listed.</summary>
    public static readonly Words Role = WordSet.Of("""
        officer detective sergeant sgt lieutenant lt captain capt chief sheriff deputy mayor governor gov senator sen rep representative congressman congresswoman councilman councilwoman
        councilmember councillor cllr alderman commissioner superintendent principal president secretary minister coach nurse teacher pastor reverend rev father judge justice sir lady lord
        aunt uncle tía tío don dona alcalde alcaldesa concejal concejala diputado diputada maestra maestro profesor profesora doctor doctora padre licenciado licenciada lic ingeniero presidente
        presidenta bürgermeister bürgermeisterin maire sindaco prefeito prefeita professor professora agent agente oficial comisario vereador vereadora
        neighbor neighbour vecino vecina friend amigo amiga husband wife son daughter brother sister mother mom mum dad boss landlord esposo esposa marido mujer hijo hija hermano hermana mamá papá
        """);

    /// <summary>Just before a name, whatever it is.</summary>
    public static readonly Words Strong = WordSet.Of("""
        llamo llama llamaba named heiße heisse heißt appelle m'appelle s'appelle chiamo chiama chamo heet nazywam зовут नाम अपना اسمي اسمه benim adım ismim tên signed firmado firma signé
        """);

    /// <summary>Before is, es, ist, è: my name is.</summary>
    public static readonly Words NameNoun = WordSet.Of("name nombre nom nome naam names apellido imię имя adım ismim");

    public static readonly Words Being = WordSet.Of("is es est ist è é are");

    /// <summary>Before somebody who presents himself, is greeted or thanked: a listed name may also be a word.</summary>
    public static readonly Words Weak = WordSet.Of("""
        i'm im soy sono sou hi hello hey hola dear querido querida estimado estimada ciao hallo liebe lieber bonjour cher chère caro cara olá oi thanks gracias merci danke grazie obrigado obrigada
        regards sincerely saludos atentamente cordialement grüße attn attention cc contact ask con with firmó signed sincerely cheers
        """);

    /// <summary>Small words inside a name.</summary>
    public static readonly Words Particle = WordSet.Of("de del la las los da do dos das di van von der den ter ten bin ibn bint al el abu ben ap y e du le zu af of");

    /// <summary>Before a name these make it a place, a storm, a saint.</summary>
    public static readonly Words PlaceHead = WordSet.Of("""
        san santa santo st saint sankt fort ft mount mt lake port calle avenida av avda plaza paseo rue via viale corso piazza rua colonia col barrio hurricane storm typhoon cyclone camp cape
        point huracán escuela hospital parque biblioteca colegio universidad teatro metro estación instituto mercado puente glorieta monte sierra isla route highway king queen prince
        tropical tormenta borrasca nicknamed place parc pont église iglesia ciudad provincia estado puerto río rio playa new north south east west of
        """);

    /// <summary>After a name these make it a place or an institution.</summary>
    public static readonly Words PlaceTail = WordSet.Of("""
        street st avenue ave road rd boulevard blvd drive dr lane ln way court ct place park school elementary middle high academy hospital library center centre bridge county university college hall
        building stadium airport station church day creek river lake hill hills heights square plaza museum theater theatre clinic highway hwy parkway trail beach cemetery island islands village
        estate estates apartments gardens mall field fields tower towers memorial award act foundation inc llc ltd co corp bank motors arena terminal tunnel dam valley mountain canyon ranch
        farm farms house market festival cup prize law bill straße strasse platz dr. neighborhood district precinct ward township borough city town state avenue's cathedral zoo pool arts
        """);

    /// <summary>With a capital, and never part of a name.</summary>
    public static readonly Words Never = WordSet.Of("""
        monday tuesday wednesday thursday friday saturday sunday january february march july september october november december lunes martes miércoles jueves viernes sábado domingo
        enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi
        the a an and or but so if when where why how what who which this that these those it its he she we they you i me my our your his her their us them not no yes please thanks thank
        city council county department dept police fire water office public works hall mayor governor state national federal government school district board committee commission agency service
        services street avenue road north south east west new old great good happy merry english spanish french german italian portuguese chinese arabic american british mexican
        facebook twitter instagram google amazon apple microsoft whatsapp youtube zoom netflix uber walmart target christmas easter thanksgiving halloween ramadan covid
        is are was were be been am has have had do does did can could will would should may might must shall call text email ask please help send fix stop
        el la los las un una y o pero si cuando donde por para con sin de del en al que este esta estos estas mi tu su es son está están hay no sí gracias hola buenos buenas
        der die das und oder aber wenn wo wie was wer ein eine ist sind hat haben bitte danke le les des et ou mais il elle nous vous je tu est sont
        said says told called lives works wants needs
        """);

    /// <summary>After "I am" these say what somebody is, not what he is called.</summary>
    public static readonly Words Quality = WordSet.Of("""
        christian german roman sunny happy merry gay art joy young old black white brown israel jordan sorry tired sad glad grateful hungry angry disabled pregnant deaf blind new rich poor may
        will can hope faith peace love single free independent democrat republican catholic muslim jewish hispanic asian
        """);
}
