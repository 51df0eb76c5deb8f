using Messaging.Catalog;
using Messaging.Documentation;
using Microsoft.OpenApi;

namespace Messaging.OpenApi;

/// <summary>Makes the parameters of paths and queries.</summary>
internal sealed class ParameterBuilder(SchemaBuilder schemas, SampleValues samples, bool isSwagger)
{
    public IEnumerable<IOpenApiParameter> Path(MessageDoc doc, MessageRoute route) => route.Parameters.Select(field =>
    {
        var parameter = Create(MemberOf(doc, field), ParameterLocation.Path);
        parameter.Required = true;
        if (PathText.TakesRest(route, field))
            parameter.Description = $"{parameter.Description} Takes the rest of the path, slashes included.".TrimStart();
        return parameter;
    });

    /// <summary>What can be given as text and is no part of the path.</summary>
    public IEnumerable<IOpenApiParameter> Query(MessageDoc doc, MessageRoute route) => doc.Message.Fields
        .Where(field => !route.Parameters.Contains(field))
        .Select(field => MemberOf(doc, field))
        .Where(member => CanBeText(member.Data))
        .Select(member => Create(member, ParameterLocation.Query));

    private static MemberDoc MemberOf(MessageDoc doc, MessageField field) =>
        doc.Request.Members.First(member => member.Name.Equals(field.Name, StringComparison.Ordinal));

    private static bool CanBeText(DataType data) => data.IsScalar || data is { Kind: DataKind.List, Item.IsScalar: true };

    private OpenApiParameter Create(MemberDoc member, ParameterLocation location)
    {
        var isList = member.Data.Kind == DataKind.List;
        var parameter = new OpenApiParameter
        {
            Name = member.Name,
            In = location,
            Description = schemas.DescriptionOf(member),
            Required = member.IsRequired,
            Deprecated = !isSwagger && member.Property.IsDefined(typeof(ObsoleteAttribute), inherit: true),
            Schema = schemas.OfParameter(member),
            Example = member.IsRequired && !isList ? samples.Of(member) : null,
        };
        // A,B,C rather than a parameter repeated.
        if (isList)
            parameter.Explode = false;
        return parameter;
    }
}
