// Words on which the passwords rest that everybody tries first, as their bare letters (see Passwords.Core).
using System.Collections.Frozen;

namespace Folkmoot.Accounts.SignIn;

internal static class CommonPasswords
{
    /// <summary>
    /// Only what survives the minimum length matters: a word repeated, or stretched with digits and signs. Written for offices that speak
    /// English or Spanish: product words, seasons, months, places, clubs, names, keyboard rows.
    /// </summary>
    public static readonly FrozenSet<string> Words = """
        password passwort passphrase passcode contrasena contraseña motdepasse secret secretpassword mysecretpassword mypassword thepassword
        newpassword oldpassword yourpassword userpassword adminpassword defaultpassword temporarypassword temppassword passwordpassword
        longpassword strongpassword securepassword administrator administrador administration admin adminadmin root superuser sysadmin
        systemadmin user username guest default changeme changemenow changeit changethis letmein letmeinnow letmeinplease openthedoor
        opensesame trustno trustnoone nopassword welcome welcomehome welcomeback welcomewelcome bienvenido bienvenidos bienvenue hello
        helloworld hellohello hellothere goodmorning goodbye iloveyou iloveyousomuch iloveyouforever teamo teamomucho tequiero loveyou
        lovelove sunshine princess princesa football futbol baseball basketball hockey soccer liverpool chelsea arsenal barcelona realmadrid
        manchester manchesterunited dragon monkey shadow master superman batman spiderman starwars pokemon minecraft naruto qwerty qwertyui
        qwertyuiop qwertyuiopasdf qwertyuiopasdfghjkl qwertyqwerty qwertz azerty azertyuiop asdf asdfgh asdfghjkl asdfasdf asdfghjklzxcvbnm
        zxcvbn zxcvbnm zaqxswcde qazwsx qazwsxedc qazwsxedcrfv qwaszx abc abcd abcde abcdef abcdefg abcdefgh abcdefghi abcabc aaaaaa test
        testing tester testtest testpassword testaccount demo demodemo demonstration sample example examplepassword training temporary temp
        temptemp spring summer autumn winter springtime summertime wintertime primavera verano otono otoño invierno january february march
        april may june july august september october november december enero febrero marzo abril mayo junio julio agosto septiembre octubre
        noviembre diciembre monday tuesday wednesday thursday friday saturday sunday lunes martes miercoles jueves viernes sabado domingo
        america unitedstates unitedstatesofamerica california newyork newyorkcity texas florida chicago london england espana españa mexico
        madrid government goverment govt governmentdesk cityhall townhall citycouncil cityof townof countyof municipality municipal
        ayuntamiento gobierno publicaffairs communications communication comms commsteam socialmedia pressoffice newsroom facebook instagram
        twitter youtube google microsoft windows office linkedin bluesky mastodon whatsapp telegram internet computer laptop keyboard
        network server database folkmoot folkmootadmin folkmootpassword mayor mayorsoffice emergency emergencymanager firedepartment
        policedepartment police sheriff publicworks parksandrecreation taxpayer citizens freedom liberty whatever correcthorsebatterystaple
        correctbatteryhorsestaple thisismypassword thisisapassword thisisasecret iforgot iforgotmypassword forgotten ihatepasswords
        ihatethis nothing noneofyourbusiness jesus jesuschrist jesusislord blessed godisgood godbless jordan michael michelle jennifer
        jessica ashley charlie daniel andrew thomas matthew anthony joshua robert william nicholas alexander maggie pepper ginger cookie
        chocolate cheese banana coffee flower butterfly rainbow purple orange yellow silver golden diamond mustang corvette ferrari porsche
        mercedes harley killer hunter ranger buster tigger eagles yankees cowboys steelers lakers access accessgranted login loginlogin
        signin logmein connect connection enter entrar acceso clave miclave clavesecreta contrasenasegura
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
