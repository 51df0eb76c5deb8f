using System.Data.Common;
using StockStats.ServiceInterface;

namespace StockStats;

/// <summary>The password of a database's account, where it is a secret apart from the rest of the connection string.</summary>
internal static class DatabasePassword
{
    private const string Setting = "Database:PasswordFile";

    private static readonly string[] Names = ["Password", "Pwd"];

    /// <exception cref="WrongSettingException">The file cannot be read or is empty, or the connection string has a password already.</exception>
    /// <exception cref="ArgumentException">Not a connection string.</exception>
    public static string AddTo(string connectionString, string path)
    {
        var settings = new DbConnectionStringBuilder { ConnectionString = connectionString };
        if (Names.Any(settings.ContainsKey))
            throw new WrongSettingException($"ConnectionStrings:Default has a password, and {Setting} is set: expected one of them");
        var password = SecretFile.Read(Setting, path);
        if (password.Length is 0) throw new WrongSettingException($"{Setting} names '{path}', which is empty: expected a password");
        settings[Names[0]] = password;
        return settings.ConnectionString;
    }
}
