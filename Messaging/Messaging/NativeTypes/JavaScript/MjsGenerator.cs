using Messaging.NativeTypes.Metadata;
using Messaging.NativeTypes.TypeScript;
using Option = Messaging.NativeTypes.NativeTypesOptions;

namespace Messaging.NativeTypes.JavaScript;

/// <summary>Writes a contract as an ECMAScript module, in the words of ServiceStack's generator.</summary>
internal static class MjsGenerator
{
    private static readonly string[] Options =
    [
        nameof(Option.AddServiceStackTypes), nameof(Option.AddDocAnnotations), nameof(Option.AddDescriptionAsComments),
        nameof(Option.IncludeTypes), nameof(Option.ExcludeTypes), nameof(Option.DefaultImports),
    ];

    public static string Generate(MetadataTypes contract, NativeTypesOptions options, DateTimeOffset now)
    {
        var types = TypeSelection.Select(contract, options, options.AddServiceStackTypes);
        var code = new CodeWriter();
        OptionsHeader.Write(code, options, Options, now);
        code.Line("\"use strict\";");
        var writer = new MjsType(code, types, options, new TypeScriptTypes(new(types, _ => "")));
        foreach (var type in DependencyOrder.Of(types.All).Where(type => !type.Clr.IsInterface))
            writer.Write(type);
        return code.Line().ToString();
    }
}
