using System.Globalization;
using System.Reflection;
using Messaging.Catalog;
using ProtoBuf.Meta;

namespace Messaging.Grpc;

/// <summary>Writes the .proto of the service, for clients in other languages.</summary>
internal static class ProtoSchema
{
    private const string Head = """
        // A day is the number of days since 0001-01-01. A decimal is text such as 114.69; an empty one that is not optional is 0.

        """;

    private const string Indent = "   ";

    public static string Write(IReadOnlyCollection<Message> messages)
    {
        var model = ProtobufModel.Create(messages).Types;
        var options = new SchemaGenerationOptions
        {
            Syntax = ProtoSyntax.Proto3,
            // Two enums may have a value of one name; in a .proto these would clash.
            Flags = SchemaGenerationFlags.IncludeEnumNamePrefix,
            // Without a package the service has the name that clients ask for.
            Package = "",
            Services = { ServiceOf(messages) },
        };
        options.Types.AddRange(model.GetTypes().Cast<MetaType>().Select(type => type.Type));
        return Head + MarkOptional(model.GetSchema(options), OptionalFields(model));
    }

    private static Service ServiceOf(IEnumerable<Message> messages)
    {
        var service = new Service { Name = nameof(GrpcServices) };
        service.Methods.AddRange(messages.SelectMany(message => message.Verbs.Select(verb => new ServiceMethod
        {
            Name = GrpcMethodNames.Of(verb, message.Name),
            InputType = message.RequestType,
            OutputType = GrpcMethodNames.ResponseTypeOf(message),
        })));
        return service;
    }

    /// <summary>Message and number of every field whose absence differs from zero or the empty text.</summary>
    private static HashSet<(string Message, int Number)> OptionalFields(RuntimeTypeModel model)
    {
        var nullability = new NullabilityInfoContext();
        return
        [
            .. from type in model.GetTypes().Cast<MetaType>()
               from field in type.GetFields()
               where IsOptional(field)
               select (type.GetSchemaTypeName(), field.FieldNumber),
        ];

        bool IsOptional(ValueMember field) => Nullable.GetUnderlyingType(field.MemberType) is not null
            || (field is { Member: PropertyInfo property } && property.PropertyType == typeof(string)
                && nullability.Create(property).ReadState == NullabilityState.Nullable);
    }

    /// <summary>protobuf-net leaves the word out, without which other clients cannot send a zero or see a null.</summary>
    private static string MarkOptional(string schema, HashSet<(string Message, int Number)> optional)
    {
        var message = "";
        var lines = schema.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            // A block is a message, an enum or the service.
            if (lines[i].Split(' ') is [var kind, var name, "{"])
                message = kind is "message" ? name : "";
            else if (NumberOf(lines[i]) is { } number && optional.Contains((message, number)))
                lines[i] = $"{Indent}optional {lines[i][Indent.Length..]}";
        }
        return string.Join('\n', lines);
    }

    /// <summary>The field number of a line such as <c>int32 page = 5;</c>; null for other lines.</summary>
    private static int? NumberOf(string line) =>
        line.Split(" = ") is [_, var rest, ..]
        && int.TryParse(rest.Split(';', ' ')[0], CultureInfo.InvariantCulture, out var number) ? number : null;
}
