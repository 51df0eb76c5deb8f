using System.Text.Json;

namespace Messaging.Tests.Replay;

/// <summary>Compares JSON as values: numbers digit for digit, the order of members too, but no white space and no escapes.</summary>
internal static class JsonDifferences
{
    public static IEnumerable<Difference> Between(string recorded, string ours)
    {
        using var theirs = JsonDocument.Parse(recorded);
        using var own = JsonDocument.Parse(ours);
        return [.. Between("body", theirs.RootElement, own.RootElement)];
    }

    private static IEnumerable<Difference> Between(string place, JsonElement theirs, JsonElement own)
    {
        if (theirs.ValueKind != own.ValueKind)
            return [new(place, Text(theirs), Text(own))];
        return theirs.ValueKind switch
        {
            JsonValueKind.Object => OfObjects(place, theirs, own),
            JsonValueKind.Array when theirs.GetArrayLength() == own.GetArrayLength() =>
                theirs.EnumerateArray().Zip(own.EnumerateArray()).SelectMany((pair, i) => Between($"{place}[{i}]", pair.First, pair.Second)),
            _ => string.Equals(Text(theirs), Text(own), StringComparison.Ordinal) ? [] : [new(place, Text(theirs), Text(own))],
        };
    }

    private static IEnumerable<Difference> OfObjects(string place, JsonElement theirs, JsonElement own)
    {
        string[] recordedNames = [.. theirs.EnumerateObject().Select(member => member.Name)];
        string[] ownNames = [.. own.EnumerateObject().Select(member => member.Name)];
        foreach (var name in recordedNames.Union(ownNames, StringComparer.Ordinal))
        {
            var inner = $"{place}.{name}";
            if (!ownNames.Contains(name, StringComparer.Ordinal))
                yield return new(inner, Text(theirs.GetProperty(name)), null);
            else if (!recordedNames.Contains(name, StringComparer.Ordinal))
                yield return new(inner, null, Text(own.GetProperty(name)));
            else
                foreach (var difference in Between(inner, theirs.GetProperty(name), own.GetProperty(name)))
                    yield return difference;
        }
        var (theirOrder, ownOrder) = (Common(recordedNames, ownNames), Common(ownNames, recordedNames));
        if (!theirOrder.SequenceEqual(ownOrder, StringComparer.Ordinal))
            yield return new($"{place} (order)", string.Join(',', theirOrder), string.Join(',', ownOrder));
    }

    private static string[] Common(string[] names, string[] others) => [.. names.Intersect(others, StringComparer.Ordinal)];

    private static string Text(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
}
