using System.Globalization;
using Messaging.Catalog;

namespace Messaging.OpenApi;

/// <summary>
/// Names operations as ServiceStack does, since generated clients call their methods by them: message, path without its first
/// segment, verb, as in <c>GetStatisticsstatistics_Get</c>. The predefined route is the message and verb alone.
/// </summary>
internal sealed class OperationIds
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public string Next(Message message, MessageRoute route, string verb)
    {
        var words = Plain(route.Path).Split('/', StringSplitOptions.RemoveEmptyEntries);
        var path = route.IsPredefined ? "" : string.Concat(words.Skip(1));
        var id = $"{message.Name}{path}{Suffix(verb)}";
        for (var number = 2; !_taken.Add(id); number++)
            id = string.Create(CultureInfo.InvariantCulture, $"{message.Name}{path}{number}{Suffix(verb)}");
        return id;
    }

    /// <summary>Letters, digits and what else may stand in an address unescaped.</summary>
    private static string Plain(string path) =>
        string.Concat(path.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '-' or '.'));

    private static string Suffix(string verb) => verb switch
    {
        "GET" => "_Get",
        "POST" => "_Post",
        "PUT" => "_Create",
        "PATCH" => "_Update",
        "DELETE" => "_Delete",
        _ => $"_{verb}",
    };
}
