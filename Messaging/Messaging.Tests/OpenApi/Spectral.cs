using Messaging.Tests.Clients;

namespace Messaging.Tests.OpenApi;

/// <summary>The linter for OpenAPI documents, with the repository's ruleset. Shared by the test projects.</summary>
internal static class Spectral
{
    /// <summary>Lints a document; hints and informations count as warnings do.</summary>
    /// <returns>Exit code 0 where there is nothing to say; else what there is, one line each.</returns>
    public static Task<(int ExitCode, string Output)> LintAsync(string path)
    {
        var ruleset = Path.Combine(NpmTools.Repository, "conf", ".spectral.yaml");
        string[] options = ["--quiet", "--fail-severity", "hint", "--format", "text", "--ruleset", ruleset];
        return NpmTools.RunAsync("spectral", NpmTools.Repository, ["lint", .. options, path]);
    }
}
