using MySqlConnector;
using StockStats.ServiceInterface;

namespace StockStats.Tests;

/// <summary>A password that stands in a file of its own.</summary>
[TestFixture]
public sealed class DatabasePasswordTests
{
    private const string Server = "Server=db.example;Database=stockstats;User ID=web";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Create() => _folder = new();

    [TearDown]
    public void Remove() => _folder.Dispose();

    [TestCase("secret-1", "secret-1")]
    [TestCase("secret-2\n", "secret-2", Description = "as echo writes it")]
    [TestCase("a;Server=evil;b", "a;Server=evil;b")]
    [TestCase("it's \"quoted\" = yes", "it's \"quoted\" = yes")]
    public void The_password_of_the_file_is_the_one_of_the_account(string content, string password)
    {
        var settings = new MySqlConnectionStringBuilder(DatabasePassword.AddTo(Server, _folder.Write("password", content)));

        Assert.That((settings.Server, settings.Database, settings.UserID, settings.Password), Is.EqualTo(("db.example", "stockstats", "web", password)));
    }

    [TestCase("Password=x")]
    [TestCase("pwd=x")]
    public void Two_passwords_are_one_too_many(string given) => Assert.That(
        () => DatabasePassword.AddTo($"{Server};{given}", _folder.Write("password", "y")),
        Throws.TypeOf<WrongSettingException>().With.Message.EqualTo("ConnectionStrings:Default has a password, and Database:PasswordFile is set: expected one of them"));

    [Test]
    public void A_file_that_is_not_there_is_named() => Assert.That(
        () => DatabasePassword.AddTo(Server, "/no/such/file"),
        Throws.TypeOf<WrongSettingException>().With.Message.EqualTo(
            "Database:PasswordFile names '/no/such/file', which cannot be read: expected a file that this user may read"));

    [Test]
    public void An_empty_file_is_no_password([Values("", "\n")] string content)
    {
        var path = _folder.Write("password", content);

        Assert.That(() => DatabasePassword.AddTo(Server, path),
            Throws.TypeOf<WrongSettingException>().With.Message.EqualTo($"Database:PasswordFile names '{path}', which is empty: expected a password"));
    }
}
