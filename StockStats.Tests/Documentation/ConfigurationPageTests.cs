using System.Reflection;
using System.Text.RegularExpressions;
using StockStats.ServiceInterface;

namespace StockStats.Tests.Documentation;

/// <summary>docs/configuration.md has a row for every setting, and none for a setting that is not there.</summary>
[TestFixture]
public sealed partial class ConfigurationPageTests
{
    /// <summary>Settings that ASP.NET Core reads itself.</summary>
    private static readonly string[] FrameworkSettings = ["AllowedHosts", "urls", "environment", "ConnectionStrings:Default"];

    [Test]
    public void Every_setting_has_a_row_and_every_row_a_setting() =>
        Assert.That(Documented().Except(FrameworkSettings, StringComparer.Ordinal), Is.EquivalentTo(Declared()));

    private static IEnumerable<string> Declared()
    {
        Assembly[] assemblies = [typeof(Settings).Assembly, typeof(StatisticsServices).Assembly];
        return from type in assemblies.SelectMany(assembly => assembly.GetTypes())
               let section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static)
               where section is { IsLiteral: true }
               from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
               where property.CanWrite
               select $"{section.GetRawConstantValue()}:{property.Name}";
    }

    private static IEnumerable<string> Documented()
    {
        var page = File.ReadAllText(Path.Combine(BuiltFrom.Repository, "docs", "configuration.md"));
        return Row().Matches(page).Select(match => match.Groups["name"].Value);
    }

    [GeneratedRegex(@"^\| `(?<name>[A-Za-z:]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
