using Messaging.NativeTypes.Metadata;
using Messaging.NativeTypes.TypeScript;

namespace Messaging.NativeTypes.JavaScript;

/// <summary>Writes single types as classes of an ECMAScript module.</summary>
internal sealed class MjsType(CodeWriter code, MetadataTypes types, NativeTypesOptions options, TypeScriptTypes names)
{
    private readonly Dictionary<Type, MetadataType> _byClr = types.All.ToDictionary(type => type.Clr);

    public void Write(MetadataType type)
    {
        var name = TypeScriptTypes.Erased(names.Of(type));
        if (type.Clr.IsEnum)
            WriteEnum(type, name);
        else
            WriteClass(type, name);
    }

    private void WriteEnum(MetadataType type, string name)
    {
        var values = type.IsNumeric ? "number" : string.Join('|', EnumScript.TextsOf(type).Select(CodeText.SingleQuote));
        if (options.AddDocAnnotations)
            code.Line($"/** @typedef {{{values}}} */");
        code.Line($"export var {name};")
            .Line($"(function ({name}) {{")
            .Indent(() => EnumScript.WriteValues(code, type, name, ""))
            .Line($"}})({name} || ({name} = {{}}));");
    }

    private void WriteClass(MetadataType type, string name)
    {
        if (options.AddDocAnnotations)
        {
            foreach (var argument in type.GenericArgs ?? [])
                code.Line($"/** @typedef {argument} {{any}} */");
        }
        var parent = type.Inherits is null ? "" : $" extends {TypeScriptTypes.Erased(names.Of(type.Inherits.Clr))}";
        code.Line($"export class {name}{parent} {{").Indent(() => WriteBody(type)).Line("}");
    }

    private void WriteBody(MetadataType type)
    {
        string[] parameters =
            [.. WithInherited(type).Select(property => $"{ScriptNames.Of(property)}?:{names.Of(property.Clr)}")];
        if (options.AddDocAnnotations && parameters.Length > 0)
            code.Line($"/** @param {{{{{string.Join(',', parameters)}}}}} [init] */");
        code.Line($"constructor(init) {{ {(type.Inherits is null ? "" : "super(init); ")}Object.assign(this, init) }}");
        foreach (var property in type.Properties ?? [])
            WriteProperty(property);
        if (MemberRules.LacksStatus(type, types, options))
            code.Line("responseStatus;");
        if (MemberRules.OperationOf(type, types) is { } operation)
            WriteOperation(operation);
    }

    private IEnumerable<MetadataProperty> WithInherited(MetadataType type)
    {
        for (var some = type; some is not null;)
        {
            foreach (var property in some.Properties ?? [])
                yield return property;
            some = some.Inherits is { } parent ? _byClr.GetValueOrDefault(TypeReferences.Definition(parent.Clr)) : null;
        }
    }

    private void WriteProperty(MetadataProperty property)
    {
        var mark = options.MakePropertiesOptional || !property.HasValue ? "?" : "";
        if (options.AddDocAnnotations)
            WriteAnnotation(property, $"{{{mark}{names.Of(property.Clr)}}}");
        var start = !MemberRules.StartsEmpty(property, options) ? "" : MemberRules.IsDictionary(property) ? " = {}" : " = []";
        code.Line($"{ScriptNames.Of(property)}{start};");
    }

    private void WriteAnnotation(MetadataProperty property, string type)
    {
        if (options.AddDescriptionAsComments && property.Description is { } description)
            code.Line("/**").Line($" * @type {type}").Line($" * @description {CodeText.Comment(description)} */");
        else
            code.Line($"/** @type {type} */");
    }

    private void WriteOperation(MetadataOperation operation)
    {
        code.Line($"getTypeName() {{ return '{operation.Request.Name}' }}");
        code.Line($"getMethod() {{ return '{operation.Method}' }}");
        code.Line(MemberRules.ReturnOf(operation, options) is { } type
            ? $"createResponse() {{ return {names.NewOf(type, isTyped: false)} }}"
            : "createResponse() { }");
    }
}
