using System.Reflection;
using Messaging.Catalog;
using Messaging.Documentation;
using ServiceStack;

namespace Messaging.NativeTypes.Metadata;

/// <summary>Reads the whole contract of a program.</summary>
internal static class MetadataReader
{
    private static readonly Type[] StatusTypes = [typeof(ResponseStatus), typeof(ResponseError)];

    /// <summary>Done once: what follows from it needs no more reflection over members.</summary>
    public static MetadataTypes Read(MessageDocs docs)
    {
        var reader = new MetadataTypeReader(docs.Descriptions);
        var types = ReadTypes(docs, reader);
        MetadataOperation[] operations = [.. docs.Messages.Select(doc => Operation(doc, types))];
        var spoken = operations.Select(operation => operation.Request)
            .Concat(operations.Select(operation => operation.Response).OfType<MetadataType>());
        MetadataType[] others = [.. types.Values.Except(spoken)];
        string[] namespaces = [.. types.Values.SelectMany(NamespacesOf).OfType<string>().Distinct(StringComparer.Ordinal)];
        return new(namespaces, others, operations)
        {
            StatusTypes = [.. StatusTypes.Select(type => types.GetValueOrDefault(type) ?? reader.Read(type, returnType: null))],
        };
    }

    /// <summary>Every type by its CLR type: requests, responses, then what they are made of, breadth first.</summary>
    private static OrderedDictionary<Type, MetadataType> ReadTypes(MessageDocs docs, MetadataTypeReader reader)
    {
        var returns = docs.Messages.ToDictionary(doc => doc.Message.RequestType, doc => doc.Message.ResponseType);
        var types = new OrderedDictionary<Type, MetadataType>();
        foreach (var type in returns.Keys.Concat(returns.Values.Select(Response).OfType<Type>()))
            Add(type);
        for (var i = 0; i < types.Count; i++)
        {
            foreach (var type in types.GetAt(i).Value.References)
                Add(type);
        }
        return types;

        void Add(Type type)
        {
            if (!types.ContainsKey(type))
                types.Add(type, reader.Read(type, returns.GetValueOrDefault(type)));
        }
    }

    /// <summary>The definition of a response, if it is a type of a contract and no list of such.</summary>
    private static Type? Response(Type? type) =>
        type is not null && DtoTypes.IsDto(type) && DataTypes.ItemOf(type) is null ? TypeReferences.Definition(type) : null;

    private static MetadataOperation Operation(MessageDoc doc, OrderedDictionary<Type, MetadataType> types)
    {
        var message = doc.Message;
        string[] actions = [.. message.Operations.Select(operation => ActionOf(operation.Method))];
        MetadataRoute[] routes = [.. message.RequestType.GetCustomAttributes<RouteAttribute>(inherit: true).Select(Route)];
        return new(doc)
        {
            Request = types[message.RequestType],
            Response = Response(message.ResponseType) is { } response ? types[response] : null,
            Actions = actions,
            ReturnsVoid = typeof(IReturnVoid).IsAssignableFrom(message.RequestType) ? true : null,
            Method = Verbs.MarkedOn(message.RequestType) ?? Array.Find(actions, action => action is not "ANY") ?? "POST",
            ReturnType = message.RequestType.IsAssignableTo(typeof(IReturn)) && message.ResponseType is { } type
                ? new(type)
                : null,
            Routes = routes.Length == 0 ? null : routes,
            RequiresAuth = doc.RequiresAuthentication ? true : null,
            Tags = doc.Tags.Count == 0 ? null : doc.Tags,
        };
    }

    private static MetadataRoute Route(RouteAttribute route) => new(route.Path, route.Verbs, route.Notes, route.Summary);

    private static string ActionOf(MethodInfo method)
    {
        var name = method.Name.ToUpperInvariant();
        return name.EndsWith("ASYNC", StringComparison.Ordinal) ? name[..^"ASYNC".Length] : name;
    }

    private static IEnumerable<string?> NamespacesOf(MetadataType type) =>
        (type.Properties ?? []).Select(property => property.Clr)
            .SelectMany(used => used.GetGenericArguments().Prepend(used))
            .Select(used => used.Namespace)
            .Append(type.Namespace);
}
