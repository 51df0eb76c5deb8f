using System.Globalization;
using Messaging.Documentation;
using Messaging.Metadata.Html;

namespace Messaging.Metadata.Pages;

/// <summary>What the members of types are.</summary>
internal static class TypeTables
{
    private const string Flags = "Several at once are the sum of their numbers (in XML: words with spaces between); requests may give words, with commas between.";

    /// <summary>The fields of a request: what may be given, and how.</summary>
    public static Markup OfRequest(TypeDoc type, TypeAnchors anchors) => type.Members.Count == 0
        ? Parts.Paragraph("It has no fields.")
        : Table.Of<MemberDoc>(
            $"Fields of {type.Name}",
            [.. type.Members],
            new("Field", member => Parts.Code(member.Name)),
            new("Type", member => anchors.Link(member.Data)),
            new("Required", member => Parts.Text(member.IsRequired ? "yes" : "no")),
            new("Default", member => Parts.Code(member.Default)),
            new("Range", member => Parts.Text(LimitText.Of(member))),
            new("Description", member => Parts.Text(member.Description)));

    /// <summary>The members of an answer, or of what requests and answers are made of; the values of an enum.</summary>
    public static Markup OfType(TypeDoc type, TypeAnchors anchors) => (type.Values, type.Members) switch
    {
        ([_, ..], _) => Values(type),
        (_, [_, ..]) => Members(type, anchors),
        _ => Parts.Paragraph("It has no fields."),
    };

    private static Markup Members(TypeDoc type, TypeAnchors anchors) => Table.Of<MemberDoc>(
        $"Fields of {type.Name}",
        [.. type.Members],
        new("Field", member => Parts.Code(member.Name)),
        new("Type", member => anchors.Link(member.Data)),
        new("Optional", member => Parts.Text(member.Data.IsNullable && !member.IsRequired ? "yes" : "no")),
        new("Range", member => Parts.Text(LimitText.Of(member))),
        new("Description", member => Parts.Text(member.Description)));

    private static Markup Values(TypeDoc type)
    {
        var table = Table.Of<EnumValueDoc>(
            $"Values of {type.Name}",
            [.. type.Values],
            new("Value", value => Parts.Code(value.WireName)),
            new("Number", value => Parts.Text(value.Number.ToString(CultureInfo.InvariantCulture))),
            new("Description", value => Parts.Text(value.Description)));
        return Markup.Of($"{Parts.Paragraph(type.IsFlags ? Flags : null)}{table}");
    }
}
