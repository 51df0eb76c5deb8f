using System.Collections.Frozen;
using System.Reflection;
using System.Xml;
using System.Xml.Linq;

namespace Messaging.Documentation;

/// <summary>A doc comment without its markup.</summary>
/// <param name="Summary">One line; null for none.</param>
/// <param name="Remarks">One line; null for none.</param>
/// <param name="IsInherited">True for <c>&lt;inheritdoc/&gt;</c>.</param>
internal sealed record DocComment(string? Summary, string? Remarks, bool IsInherited);

/// <summary>The doc comments of an assembly, from the XML file that the compiler puts beside it.</summary>
internal sealed class DocComments
{
    private readonly FrozenDictionary<string, XElement> _members;

    private DocComments(FrozenDictionary<string, XElement> members) => _members = members;

    /// <summary>None where there is no such file, or no readable one: documentation must not stop a program.</summary>
    public static DocComments Beside(Assembly assembly) => new(assembly.IsDynamic || assembly.Location is ""
        ? FrozenDictionary<string, XElement>.Empty
        : Read(Path.ChangeExtension(assembly.Location, ".xml")));

    public DocComment? Find(MemberInfo member)
    {
        if (!_members.TryGetValue(IdOf(member), out var comment))
            return null;
        var isInherited = comment.Element("inheritdoc") is not null;
        return new(DocText.Of(comment.Element("summary")), DocText.Of(comment.Element("remarks")), isInherited);
    }

    /// <summary>The comments in a file by the id of their member; empty where it cannot be read.</summary>
    internal static FrozenDictionary<string, XElement> Read(string path)
    {
        try
        {
            using var reader = XmlReader.Create(path, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader).Descendants("member")
                .Where(member => member.Attribute("name") is not null)
                .DistinctBy(member => member.Attribute("name")!.Value, StringComparer.Ordinal)
                .ToFrozenDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlException)
        {
            return FrozenDictionary<string, XElement>.Empty;
        }
    }

    /// <summary>The compiler's id: <c>T:Some.Outer.Inner</c>, <c>P:Some.Type.Member</c>, <c>F:Some.Enum.Value</c>.</summary>
    private static string IdOf(MemberInfo member) => member switch
    {
        Type type => $"T:{NameOf(type)}",
        PropertyInfo property => $"P:{NameOf(property.DeclaringType!)}.{property.Name}",
        _ => $"F:{NameOf(member.DeclaringType!)}.{member.Name}",
    };

    private static string NameOf(Type type) =>
        ((type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName ?? type.Name).Replace('+', '.');
}
