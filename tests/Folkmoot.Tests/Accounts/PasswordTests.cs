// Which passwords are taken and which are not, and why.
using Folkmoot.Accounts.SignIn;

namespace Folkmoot.Tests.Accounts;

public sealed class PasswordTests
{
    private static readonly string[] Known = ["Ada Lovelace", "ada@marlowferry.gov", "City of Marlow Ferry"];

    [Theory]
    [InlineData("short pass", "accounts.password.short")]
    [InlineData("aaaaaaaaaaaaaaaa", "accounts.password.pattern")]
    [InlineData("abababababababab", "accounts.password.pattern")]
    [InlineData("123456789012", "accounts.password.pattern")]
    [InlineData("qwertyuiopas", "accounts.password.pattern")]
    [InlineData("lkjhgfdsapoiuytrewq", "accounts.password.pattern")]
    [InlineData("Password1234!", "accounts.password.common")]
    [InlineData("P@ssw0rd-2026!", "accounts.password.common")]
    [InlineData("Welcome!Welcome!", "accounts.password.common")]
    [InlineData("Septiembre2026", "accounts.password.common")]
    [InlineData("98765432101234", "accounts.password.common")]
    [InlineData("MarlowFerry2026", "accounts.password.personal")]
    [InlineData("City of Marlow Ferry", "accounts.password.personal")]
    [InlineData("Ada-Lovelace-1815", "accounts.password.personal")]
    [InlineData("lovelace12345", "accounts.password.personal")]
    public void What_everybody_tries_first_is_refused_with_the_reason(string password, string reason) =>
        Passwords.Fault(password, Known).ShouldBe(reason);

    [Theory]
    [InlineData("seven blue lanterns drift")]
    [InlineData("correo tranvía nube ocho")]
    [InlineData("xK4#vQ9!mZ2p")]
    [InlineData("the ferry leaves when the fog lifts")]
    [InlineData("密码不应该这么容易被猜到吧")]
    public void Long_and_uncommon_is_enough_without_rules_about_characters(string password) => Passwords.Fault(password, Known).ShouldBeNull();

    [Fact]
    public void Sixty_four_characters_and_more_are_taken_and_a_limit_is_named() =>
        (Passwords.Fault(Long(100)), Passwords.Fault(Long(129))).ShouldBe((null, "accounts.password.long"));

    private static string Long(int length) => string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i * 7 % 26))));
}
