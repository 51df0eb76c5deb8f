namespace StockStats.Tests.OpenApi;

/// <summary>Compares generated text with the file that was committed of it.</summary>
internal static class CommittedFile
{
    /// <summary>Fails with the first line that differs, and what to run.</summary>
    public static void IsUpToDate(string path, string generated)
    {
        var committed = File.ReadAllText(Path.Combine(BuiltFrom.Repository, path));
        Assert.That(FirstDifference(committed, generated), Is.Null, () =>
            $"{path} is not what the code gives; run --AppTasks=contract in the repository's root and look at what changed for clients");
    }

    /// <summary>The first line that differs, with what each text has there; null for equal texts.</summary>
    public static string? FirstDifference(string committed, string generated)
    {
        if (committed.Equals(generated, StringComparison.Ordinal)) return null;
        var (was, shall) = (committed.Split('\n'), generated.Split('\n'));
        var same = was.Zip(shall).TakeWhile(lines => lines.First.Equals(lines.Second, StringComparison.Ordinal)).Count();
        return FormattableString.Invariant($"line {same + 1}: committed '{was.ElementAtOrDefault(same)}', generated '{shall.ElementAtOrDefault(same)}'");
    }
}
