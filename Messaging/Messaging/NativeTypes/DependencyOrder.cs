using Messaging.NativeTypes.Metadata;

namespace Messaging.NativeTypes;

/// <summary>Orders types for languages in which a class must stand before what extends or makes it.</summary>
internal static class DependencyOrder
{
    /// <summary>
    /// As they come, but each after what it is made of. Of types that are made of each other, the one that is met first comes
    /// last; a base always stands before what extends it.
    /// </summary>
    public static IReadOnlyList<MetadataType> Of(IEnumerable<MetadataType> types)
    {
        var given = types.ToArray();
        var byClr = given.ToDictionary(type => type.Clr);
        var ordered = new OrderedDictionary<MetadataType, bool>(given.Length);
        HashSet<MetadataType> met = [];
        foreach (var type in given)
            Visit(type);
        return [.. ordered.Keys];

        void Visit(MetadataType type)
        {
            if (!met.Add(type))
                return;
            foreach (var part in type.References)
            {
                if (byClr.TryGetValue(part, out var known))
                    Visit(known);
            }
            Place(type);
        }

        void Place(MetadataType type)
        {
            if (type.Inherits is { } parent && byClr.TryGetValue(TypeReferences.Definition(parent.Clr), out var known))
                Place(known);
            ordered.TryAdd(type, true);
        }
    }
}
