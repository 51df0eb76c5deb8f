using System.Text.Json;

namespace Messaging.Tests.Clients;

/// <summary>How the calls of a script ended, as it printed them. Shared by the test projects.</summary>
internal sealed class CallOutcomes(IReadOnlyDictionary<string, JsonElement> outcomes)
{
    /// <summary>What a call gave, as JSON.</summary>
    public string ValueOf(string call) => PartOf(call, "value");

    /// <summary>What the client rejected a call with, as JSON.</summary>
    public string RejectionOf(string call) => PartOf(call, "rejected");

    private string PartOf(string call, string part)
    {
        var outcome = outcomes[call];
        Assert.That(outcome.TryGetProperty(part, out var found), Is.True, outcome.GetRawText());
        return found.GetRawText();
    }
}
