using Messaging.NativeTypes.Metadata;
using ServiceStack;
using Option = Messaging.NativeTypes.NativeTypesOptions;

namespace Messaging.NativeTypes.TypeScript;

/// <summary>Writes a contract as TypeScript, in the words of ServiceStack's generator.</summary>
internal static class TypeScriptGenerator
{
    private static readonly string[] Options =
    [
        nameof(Option.GlobalNamespace), nameof(Option.MakePropertiesOptional), nameof(Option.AddServiceStackTypes),
        nameof(Option.AddResponseStatus), nameof(Option.AddImplicitVersion), nameof(Option.AddDescriptionAsComments),
        nameof(Option.IncludeTypes), nameof(Option.ExcludeTypes), nameof(Option.DefaultImports),
    ];

    public static string Generate(MetadataTypes contract, NativeTypesOptions options, DateTimeOffset now)
    {
        var types = TypeSelection.Select(contract, options, options.AddServiceStackTypes);
        var code = new CodeWriter();
        OptionsHeader.Write(code, options, Options, now);
        code.Line("// @ts-nocheck");
        foreach (var import in options.DefaultImports)
            WriteImport(code, import);
        if (options.GlobalNamespace is null)
            WriteTypes(code, types, options);
        else
            code.Line().Line($"export namespace {options.GlobalNamespace}").Braces(() => WriteTypes(code, types, options));
        return code.Line().ToString();
    }

    private static void WriteImport(CodeWriter code, string import)
    {
        var colon = import.IndexOf(':', StringComparison.Ordinal);
        code.Line($"import {{ {import[..colon]} }} from \"{import[(colon + 1)..]}\";");
    }

    private static void WriteTypes(CodeWriter code, MetadataTypes types, NativeTypesOptions options)
    {
        if (options.AddServiceStackTypes)
            WriteMarkers(code, types, options);
        var writer = new TypeScriptType(code, types, options, new(new(types, _ => "")));
        foreach (var type in DependencyOrder.Of(types.All))
            writer.Write(type);
    }

    /// <summary>The interfaces of requests: those of returning always, unless types were chosen; verbs as used.</summary>
    private static void WriteMarkers(CodeWriter code, MetadataTypes types, NativeTypesOptions options)
    {
        var isWhole = options.IncludeTypes.Count == 0;
        if (isWhole || types.Operations.Any(operation => MemberRules.ReturnOf(operation, options) is not null))
            WriteInterface(code, "IReturn<T>", "createResponse(): T;");
        if (isWhole || types.Operations.Any(operation => operation.ReturnsVoid == true))
            WriteInterface(code, nameof(IReturnVoid), "createResponse(): void;");
        var verbs = types.Operations.SelectMany(operation => operation.Request.Implements).Where(IsVerb);
        foreach (var verb in verbs.Select(type => type.Name).Distinct(StringComparer.Ordinal))
            WriteInterface(code, verb);
    }

    private static void WriteInterface(CodeWriter code, string name, params string[] members) => code
        .Line()
        .Line($"export interface {name}")
        .Braces(() => Array.ForEach(members, member => code.Line(member)));

    private static bool IsVerb(MetadataTypeName type) => type.Clr.IsAssignableTo(typeof(IVerb));
}
