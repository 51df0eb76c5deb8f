using System.Text.Json;
using Messaging.Documentation;
using Messaging.Formats;
using Microsoft.OpenApi;

namespace Messaging.OpenApi;

/// <summary>Makes the document of one version of the specification. Used once.</summary>
internal sealed class DocumentBuilder
{
    /// <summary>How the values of examples are written, whether or not JSON is one of the host's formats.</summary>
    private static readonly JsonSerializerOptions Json = JsonContract.CreateOptions();

    private readonly OpenApiDocument _document = new();
    private readonly MessageDocs _docs;
    private readonly OpenApiOptions _options;
    private readonly OperationBuilder _operations;

    public DocumentBuilder(MessageDocs docs, MessagingOptions messaging, OpenApiOptions options, OpenApiSpecVersion version)
    {
        (_docs, _options) = (docs, options);
        _document.Components = new()
        {
            Schemas = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal),
            Responses = new Dictionary<string, IOpenApiResponse>(StringComparer.Ordinal),
            SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal),
        };
        var isSwagger = version == OpenApiSpecVersion.OpenApi2_0;
        var types = new TypeCatalog(docs, messaging.ErrorResponseType);
        var schemas = new SchemaBuilder(types, _document, isSwagger);
        var samples = new SampleValues(types.Of, options.Samples.AsReadOnly(), Json);
        var contents = new ContentBuilder(types, schemas, samples, messaging.Formats);
        _operations = new(
            new ParameterBuilder(schemas, samples, isSwagger),
            contents,
            new ErrorResponses(messaging, contents, Json, _document),
            new SecurityBuilder(options.SecuritySchemes, _document, isSwagger),
            new OperationIds(),
            _document);
        _document.Servers = [new() { Url = isSwagger ? options.Server.GetLeftPart(UriPartial.Path).TrimEnd('/') : "/" }];
    }

    public OpenApiDocument Build()
    {
        _document.Info = new()
        {
            Title = _options.Title,
            Version = _options.Version,
            Description = _options.Description,
            Contact = _options.Contact,
            License = _options.License,
        };
        AddTags();
        AddPaths();
        _document.Components!.Schemas = Sorted(_document.Components.Schemas!);
        _document.Components.Responses = Sorted(_document.Components.Responses!);
        _document.RegisterComponents();
        return _document;
    }

    private void AddTags()
    {
        var byTag = _docs.Messages
            .SelectMany(doc => OperationBuilder.TagsOf(doc).Select(tag => (Tag: tag, doc.Message.Name)))
            .GroupBy(entry => entry.Tag, entry => entry.Name, StringComparer.Ordinal)
            .OrderBy(tag => tag.Key, StringComparer.Ordinal);
        _document.Tags = new HashSet<OpenApiTag>();
        foreach (var tag in byTag)
        {
            var description = _options.Tags.TryGetValue(tag.Key, out var given) ? given : $"{string.Join(", ", tag)}.";
            _document.Tags.Add(new() { Name = tag.Key, Description = description });
        }
    }

    /// <summary>The declared routes first, as people use them, then <c>/api/{Message}</c>.</summary>
    private void AddPaths()
    {
        var routes = _docs.Messages
            .SelectMany(doc => doc.Message.Routes.Select(route => (Doc: doc, Route: route)))
            .OrderBy(entry => entry.Route.IsPredefined);
        var byShape = new Dictionary<string, OpenApiPathItem>(StringComparer.OrdinalIgnoreCase);
        _document.Paths = [];
        foreach (var (doc, route) in routes)
        {
            var path = PathText.Of(route);
            if (!byShape.TryGetValue(path, out var item))
                _document.Paths[path] = byShape[path] = item = new();
            foreach (var verb in route.Verbs)
                item.AddOperation(new HttpMethod(verb), _operations.Build(_options.RequiresKnownCallers ? doc with { RequiresAuthentication = true } : doc, route, verb));
        }
    }

    private static OrderedDictionary<string, T> Sorted<T>(IDictionary<string, T> components) =>
        new(components.OrderBy(component => component.Key, StringComparer.Ordinal), StringComparer.Ordinal);
}
