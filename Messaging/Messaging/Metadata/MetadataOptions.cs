using Messaging.Documentation;
using Messaging.Errors;

namespace Messaging.Metadata;

/// <summary>What a host tells the metadata pages. Read when the first page is asked for.</summary>
public sealed class MetadataOptions
{
    private const string Tool = "npx --package @servicestack/cli";
    private const string NpmPackage = "@servicestack/client from npm";
    private const string Address = GeneratedClient.Address;

    /// <summary>False to have no pages; then their addresses are unknown ones.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>What the pages call the program; null for the application's name.</summary>
    public string? Title { get; set; }

    /// <summary>What the program offers besides, such as <c>/openapi</c>; list only what is there. None by default.</summary>
    public IList<PageLink> Links { get; } = [];

    /// <summary>The generated clients; the ones served under <c>/types</c> unless changed.</summary>
    public IList<GeneratedClient> Clients { get; } =
    [
        new("TypeScript", "/types/typescript", $"{Tool} typescript-ref {Address}", NpmPackage),
        new("C#", "/types/csharp", $"{Tool} csharp-ref {Address}", "ServiceStack.Client from NuGet"),
        new("JavaScript", "/types/mjs", $"curl -o dtos.mjs {Address}/types/mjs", NpmPackage),
        new("CommonJS", "/types/js", $"curl -o dtos.js {Address}/types/js", NpmPackage),
    ];

    /// <summary>
    /// Values that examples show, by wire name of a field: as JSON, or as plain text. A field without one, or of a type that
    /// it does not fit, gets a value made up by its type and limits. None by default.
    /// </summary>
    public IDictionary<string, string> Examples { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// The errors that any message may give; a host adds its own, such as 429. 401 and 403 are shown only of messages that ask
    /// for a known caller, 404 only of those with fields, 413 and 415 only of those that can have a body. One that a message
    /// declares with <c>[ApiResponse]</c> replaces the one of the same status.
    /// </summary>
    public IList<Failure> Errors { get; } = [.. GeneralErrors.All.Where(error => !error.IsOfProgram).Select(error => error.ToFailure())];
}
