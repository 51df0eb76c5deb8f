using System.Xml.Linq;

namespace Messaging.Tests.Replay;

/// <summary>Compares XML as infoset: names with their namespaces, attributes, order and text; no prefixes, no white space between.</summary>
internal static class XmlDifferences
{
    public static IEnumerable<Difference> Between(string recorded, string ours) =>
        Between("body", XDocument.Parse(recorded).Root!, XDocument.Parse(ours).Root!);

    private static IEnumerable<Difference> Between(string place, XElement theirs, XElement own)
    {
        place = $"{place}.{theirs.Name.LocalName}";
        if (theirs.Name != own.Name)
            return [new(place, theirs.Name.ToString(), own.Name.ToString())];
        if (Attributes(theirs) is var theirAttributes && Attributes(own) is var ownAttributes && theirAttributes != ownAttributes)
            return [new(place, theirAttributes, ownAttributes)];
        var (theirItems, ownItems) = (theirs.Elements().ToArray(), own.Elements().ToArray());
        if (theirItems.Length != ownItems.Length)
            return [new(place, theirs.ToString(SaveOptions.DisableFormatting), own.ToString(SaveOptions.DisableFormatting))];
        if (theirItems.Length == 0)
            return theirs.Value == own.Value ? [] : [new(place, theirs.Value, own.Value)];
        return theirItems.Zip(ownItems).SelectMany(pair => Between(place, pair.First, pair.Second));
    }

    private static string Attributes(XElement element) => string.Join(
        ' ', element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).Select(attribute => $"{attribute.Name}={attribute.Value}").Order(StringComparer.Ordinal));
}
