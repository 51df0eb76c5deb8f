using ServiceStack;

namespace Messaging.Catalog;

/// <summary>The HTTP verbs a message can take, in upper case.</summary>
public static class Verbs
{
    /// <summary>All of them, in the order in which they are listed everywhere.</summary>
    public static IReadOnlyList<string> All { get; } = ["GET", "POST", "PUT", "DELETE", "PATCH"];

    private static readonly (Type Marker, string Verb)[] Markers =
    [
        (typeof(IGet), "GET"), (typeof(IPost), "POST"), (typeof(IPut), "PUT"), (typeof(IDelete), "DELETE"), (typeof(IPatch), "PATCH"),
    ];

    /// <summary>The verb a request type is marked with, such as by <see cref="IGet"/>; null where it is not marked.</summary>
    internal static string? MarkedOn(Type requestType)
    {
        string[] marked = [.. Markers.Where(marker => marker.Marker.IsAssignableFrom(requestType)).Select(marker => marker.Verb)];
        return marked.Length <= 1
            ? marked.FirstOrDefault()
            : throw new MessageDeclarationException($"{requestType} is marked with several verbs: {string.Join(", ", marked)}.");
    }

    /// <summary>The verbs of a list such as <c>GET,POST</c>; null or empty for none given.</summary>
    internal static string[] Parse(string? list, string declaredBy)
    {
        var verbs = (list ?? "").ToUpperInvariant()
            .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var unknown = Array.Find(verbs, verb => !All.Contains(verb, StringComparer.Ordinal));
        return unknown is null
            ? verbs
            : throw new MessageDeclarationException($"{declaredBy} names '{unknown}', which is none of {string.Join(", ", All)}.");
    }
}
