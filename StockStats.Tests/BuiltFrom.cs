using System.Reflection;

namespace StockStats.Tests;

/// <summary>Where the program under test and its repository are.</summary>
internal static class BuiltFrom
{
    public static string Program { get; } = Metadata("ProgramPath");

    public static string Repository { get; } = Metadata("RepositoryPath");

    private static string Metadata(string key) => Path.GetFullPath(typeof(BuiltFrom).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!);
}
