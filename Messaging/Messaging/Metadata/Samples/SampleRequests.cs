using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Messaging.Catalog;
using Messaging.Documentation;

namespace Messaging.Metadata.Samples;

/// <summary>Makes a request of each route and verb of a message.</summary>
internal static partial class SampleRequests
{
    /// <param name="doc">The message.</param>
    /// <param name="values">A value for each field, by wire name.</param>
    /// <param name="examples">By wire name; only the names count here.</param>
    public static IEnumerable<SampleRequest> Of(
        MessageDoc doc, JsonObject values, IReadOnlyDictionary<string, string> examples) =>
        from route in doc.Message.Routes
        from verb in route.Verbs
        let request = new SampleRequest(verb, PathOf(route, doc.Message, values), [])
        select request.HasBody ? request : request with { Query = [.. QueryOf(doc, route, values, examples)] };

    private static string PathOf(MessageRoute route, Message message, JsonObject values) => Parameter().Replace(
        route.Path,
        part => message.FindField(part.Groups["name"].Value) is { } field && values[field.Name] is { } value
            ? Uri.EscapeDataString(SampleText.Of(value))
            : "");

    /// <summary>What must be given, and what the host has an example of; the rest is told by the table of fields.</summary>
    private static IEnumerable<KeyValuePair<string, string>> QueryOf(
        MessageDoc doc, MessageRoute route, JsonObject values, IReadOnlyDictionary<string, string> examples)
    {
        foreach (var member in doc.Request.Members.Where(member => member.IsRequired || examples.ContainsKey(member.Name)))
        {
            var isText = member.Data.IsScalar || member.Data is { Kind: DataKind.List, Item.IsScalar: true };
            var isInPath = route.Parameters.Any(field => field.Name.Equals(member.Name, StringComparison.Ordinal));
            if (isText && !isInPath && values[member.Name] is { } value)
                yield return new(member.Name, SampleText.Of(value));
        }
    }

    /// <summary>A part such as <c>{Symbol}</c>, <c>{Rest*}</c> or <c>{page:int}</c>.</summary>
    [GeneratedRegex(
        @"\{\**(?<name>[^{}*:?=]+)[^{}]*\}",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
