using System.Globalization;
using Messaging.Documentation;
using Messaging.Metadata.Html;

namespace Messaging.Metadata.Pages;

/// <summary>The types that a page describes, each with its own anchor.</summary>
internal sealed class TypeAnchors
{
    private readonly Dictionary<Type, string> _ids = [];

    private TypeAnchors(IReadOnlyList<TypeDoc> types)
    {
        Types = types;
        foreach (var type in types)
            _ids.Add(type.Type, string.Create(CultureInfo.InvariantCulture, $"type-{_ids.Count + 1}-{Word(type.Name)}"));
    }

    public IReadOnlyList<TypeDoc> Types { get; }

    /// <summary>The types inside of some, and inside of those, each once, without the ones begun with.</summary>
    public static TypeAnchors Inside(MessageDocs docs, IReadOnlyList<TypeDoc> outer)
    {
        List<TypeDoc> found = [.. outer];
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var type in found[i].Members.SelectMany(member => Within(member.Data)).Select(docs.Find).OfType<TypeDoc>())
            {
                if (!found.Contains(type))
                    found.Add(type);
            }
        }
        return new(found[outer.Count..]);
    }

    /// <summary>The id of one of <see cref="Types"/>.</summary>
    public string IdOf(TypeDoc type) => _ids[type.Type];

    /// <summary>A type's name, linked to where the page describes it.</summary>
    public Markup Link(DataType data) => _ids.TryGetValue(Innermost(data).Type, out var id)
        ? Markup.Of($"<a href=\"#{id}\">{Parts.Code(data.Name)}</a>")
        : Parts.Code(data.Name);

    /// <summary>What lists and dictionaries hold in the end.</summary>
    private static DataType Innermost(DataType data) => data.Item is { } item ? Innermost(item) : data;

    private static IEnumerable<Type> Within(DataType data) => data switch
    {
        { Item: { } item, Key: { } key } => [.. Within(key), .. Within(item)],
        { Item: { } item } => Within(item),
        _ => [data.Type],
    };

    private static string Word(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
}
