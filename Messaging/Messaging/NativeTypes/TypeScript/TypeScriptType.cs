using System.Globalization;
using Messaging.NativeTypes.Metadata;
using ServiceStack;

namespace Messaging.NativeTypes.TypeScript;

/// <summary>Writes single types as TypeScript.</summary>
internal sealed class TypeScriptType(CodeWriter code, MetadataTypes types, NativeTypesOptions options, TypeScriptTypes names)
{
    private readonly TypeScriptNotes _notes = new(code, options);

    public void Write(MetadataType type)
    {
        var operation = MemberRules.OperationOf(type, types);
        code.Line();
        _notes.WriteType(type, operation);
        if (type.Clr.IsEnum)
            code.Line($"export enum {names.Of(type)}").Braces(() => WriteValues(type));
        else
            code.Line(Declaration(type, operation)).Braces(() => WriteBody(type, operation));
    }

    /// <summary>Values are texts in JSON, whatever their numbers; only flags, which are added up, are numbers.</summary>
    private void WriteValues(MetadataType type)
    {
        for (var i = 0; i < type.EnumNames!.Count; i++)
        {
            var name = type.EnumNames[i];
            var text = CodeText.SingleQuote(type.EnumMemberValues?[i] ?? name);
            code.Line($"{name} = {(type.IsNumeric ? type.EnumValues![i] : text)},");
        }
    }

    private string Declaration(MetadataType type, MetadataOperation? operation) =>
        $"export {(type.Clr.IsInterface ? "interface" : "class")} {names.Of(type)}{Bases(type, operation)}";

    private string Bases(MetadataType type, MetadataOperation? operation)
    {
        var own = type.Implements.Select(some => some.Clr).Where(some => some != typeof(IMeta));
        string[] interfaces = [.. Markers(operation), .. own.Select(names.Of)];
        if (type.Clr.IsInterface)
            return interfaces is [] ? "" : $" extends {string.Join(", ", interfaces)}";
        var parent = type.Inherits is null ? "" : $" extends {names.Of(type.Inherits.Clr)}";
        return interfaces is [] ? parent : $"{parent} implements {string.Join(", ", interfaces)}";
    }

    private IEnumerable<string> Markers(MetadataOperation? operation)
    {
        if (operation?.ReturnsVoid == true)
            return [nameof(IReturnVoid)];
        return MemberRules.ReturnOf(operation, options) is { } type ? [$"IReturn<{names.ReturnOf(type)}>"] : [];
    }

    private void WriteBody(MetadataType type, MetadataOperation? operation)
    {
        if (operation is not null && options.AddImplicitVersion is { } version)
            code.Line(string.Create(CultureInfo.InvariantCulture, $"public version: number; //{version}"));
        WriteProperties(type);
        if (type.Clr.IsInterface)
            return;
        var first = type.Inherits is null ? "" : "super(init); ";
        code.Line()
            .Line($"public constructor(init?: Partial<{names.Of(type)}>) {{ {first}(Object as any).assign(this, init); }}");
        if (operation is not null)
            WriteOperation(operation);
    }

    private void WriteOperation(MetadataOperation operation)
    {
        code.Line($"public getTypeName() {{ return '{operation.Request.Name}'; }}");
        code.Line($"public getMethod() {{ return '{operation.Method}'; }}");
        code.Line(MemberRules.ReturnOf(operation, options) is { } type
            ? $"public createResponse() {{ return {names.NewOf(type, isTyped: true)}; }}"
            : "public createResponse() {}");
    }

    private void WriteProperties(MetadataType type)
    {
        var modifier = type.Clr.IsInterface ? "" : "public ";
        var isApart = false;
        var index = 1;
        foreach (var property in type.Properties ?? [])
        {
            if (isApart)
                code.Line();
            isApart = _notes.WriteProperty(property, index++);
            var optional = options.MakePropertiesOptional || !property.HasValue ? "?" : "";
            code.Line($"{modifier}{ScriptNames.Of(property)}{optional}: {names.Of(property.Clr)}{Start(type, property)};");
        }
        if (!MemberRules.LacksStatus(type, types, options))
            return;
        if (isApart)
            code.Line();
        _notes.WriteDataMember(null, index);
        code.Line($"{modifier}responseStatus?: ResponseStatus;");
    }

    private string Start(MetadataType type, MetadataProperty property)
    {
        if (type.Clr.IsInterface || !MemberRules.StartsEmpty(property, options))
            return "";
        return MemberRules.IsDictionary(property) ? " = {}" : " = []";
    }
}
