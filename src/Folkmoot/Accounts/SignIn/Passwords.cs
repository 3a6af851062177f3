// Which passwords are good enough: long, and not among those that everybody tries first (NIST SP 800-63B-4 §3.1.1; no rules about kinds of characters).
using System.Text;

namespace Folkmoot.Accounts.SignIn;

internal static class Passwords
{
    public const int LengthMin = 12;
    public const int LengthMax = 128;

    /// <summary>Fewer different characters than this are a pattern, not a password.</summary>
    private const int DifferentMin = 5;

    /// <summary>Words this short (initials, "City") are too common to hold against a whole password.</summary>
    private const int WordMin = 4;

    private static readonly string[] Runs = ["01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm"];

    /// <summary>Key of the reason why the password is refused, or null.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="personal">What an attacker knows: names of the person, the agency and the product, and the e-mail address.</param>
    public static string? Fault(string password, params IEnumerable<string> personal)
    {
        if (Length(password) < LengthMin)
        {
            return "accounts.password.short";
        }

        if (password.Length > LengthMax)
        {
            return "accounts.password.long";
        }

        if (password.Distinct().Count() < DifferentMin || IsRun(password))
        {
            return "accounts.password.pattern";
        }

        string[] cores = [Core(password, replaced: true), Core(password, replaced: false)];
        string[] tried = [.. cores, .. cores.Select(Unit)];
        if (tried.Any(CommonPasswords.Words.Contains) || password.All(char.IsAsciiDigit))
        {
            return "accounts.password.common";
        }

        return tried.Any(Words(personal).Contains) ? "accounts.password.personal" : null;
    }

    /// <summary>Characters as a person counts them (code points).</summary>
    private static int Length(string password) => password.EnumerateRunes().Count();

    /// <summary>What remains when case, the usual replacements of letters, and digits and signs are taken away: <c>P@ssw0rd-2026!</c> is <c>password</c>.</summary>
    /// <param name="text">A password or a name.</param>
    /// <param name="replaced">Whether digits and signs inside stand for letters, or for nothing.</param>
    private static string Core(string text, bool replaced)
    {
        var lower = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().AsSpan().Trim("0123456789!?.,-_#*+ ");
        var core = new StringBuilder(lower.Length);
        foreach (var c in lower)
        {
            var letter = !replaced ? c : c switch
            {
                '0' => 'o',
                '1' or '!' or '|' => 'i',
                '3' => 'e',
                '4' or '@' => 'a',
                '5' or '$' => 's',
                '7' => 't',
                _ => c,
            };
            if (char.IsLetter(letter))
            {
                core.Append(letter);
            }
        }

        return core.ToString();
    }

    /// <summary>What a text repeats: <c>ferryferryferry</c> is <c>ferry</c>.</summary>
    private static string Unit(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            if (text.Length % length == 0 && string.Concat(Enumerable.Repeat(text[..length], text.Length / length)) == text)
            {
                return text[..length];
            }
        }

        return text;
    }

    private static bool IsRun(string password)
    {
        var lower = password.ToLowerInvariant();
        var backwards = string.Concat(lower.Reverse());
        return Runs.Any(run => run.Contains(lower, StringComparison.Ordinal) || run.Contains(backwards, StringComparison.Ordinal));
    }

    /// <summary>The known names whole, without their spaces, and word by word and in pairs.</summary>
    private static HashSet<string> Words(IEnumerable<string> personal)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in personal)
        {
            var parts = name.Split([' ', '@', '.', '-', '_', '+', ','], StringSplitOptions.RemoveEmptyEntries).Select(part => Core(part, replaced: true)).ToList();
            words.Add(string.Concat(parts));
            words.UnionWith(parts);
            words.UnionWith(parts.Zip(parts.Skip(1), string.Concat));
            words.UnionWith(parts.Zip(parts.Skip(1), (a, b) => b + a));
        }

        words.RemoveWhere(w => w.Length < WordMin);
        return words;
    }
}
