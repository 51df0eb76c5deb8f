using System.Xml.Linq;

namespace Messaging.Tests.Formats;

/// <summary>XML without what two writers may do differently: prefixes, where they are declared, and how an empty element is closed.</summary>
internal static class XmlText
{
    public static string Canonical(string xml)
    {
        var root = XDocument.Parse(xml, LoadOptions.PreserveWhitespace).Root!;
        return Show(root);
    }

    private static string Show(XElement element)
    {
        var attributes = element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).Select(attribute => $" {attribute.Name}={attribute.Value}");
        var content = element.HasElements ? string.Concat(element.Elements().Select(Show)) : element.Value;
        return $"<{element.Name}{string.Concat(attributes)}>{content}</>\n";
    }
}
