using System.Globalization;
using Messaging.NativeTypes.Metadata;
using ServiceStack;

namespace Messaging.NativeTypes.CSharp;

/// <summary>Writes single types as C#.</summary>
internal sealed class CSharpType(CodeWriter code, MetadataTypes types, NativeTypesOptions options, CSharpTypes names)
{
    private readonly CSharpNotes _notes = new(code, options);
    private readonly string _access = options.MakeInternal ? "internal" : "public";
    private readonly string _virtual = options.MakeVirtual ? "virtual " : "";

    /// <summary>Writes a type and an empty line.</summary>
    public void Write(MetadataType type)
    {
        var operation = MemberRules.OperationOf(type, types);
        _notes.WriteType(type, operation);
        if (type.Clr.IsEnum)
            WriteEnum(type);
        else
            WriteClass(type, operation);
        code.Line();
    }

    private void WriteEnum(MetadataType type)
    {
        var number = Enum.GetUnderlyingType(type.Clr);
        code.Line($"{_access} enum {names.DeclarationOf(type.Clr)}{(number == typeof(int) ? "" : $" : {names.Of(number)}")}")
            .Braces(() => WriteValues(type));
    }

    private void WriteValues(MetadataType type)
    {
        for (var i = 0; i < type.EnumNames!.Count; i++)
        {
            if (type.EnumMemberValues is { } values)
                code.Line($"[EnumMember(Value={CodeText.Quote(values[i])})]");
            code.Line($"{CSharpNames.Of(type.EnumNames[i])}{(type.EnumValues is { } numbers ? $" = {numbers[i]}" : "")},");
        }
    }

    private void WriteClass(MetadataType type, MetadataOperation? operation)
    {
        var kind = type.Clr.IsInterface ? "interface" : "class";
        code.Line($"{_access} {(options.MakePartial ? "partial " : "")}{kind} {names.DeclarationOf(type.Clr)}");
        string[] bases = [.. Bases(type, operation)];
        if (bases.Length > 0)
            code.Line($"    : {string.Join(", ", bases)}");
        code.Braces(() =>
        {
            if (operation is not null && options.AddImplicitVersion is { } version)
                WriteVersion(type, version);
            WriteMembers(type);
        });
    }

    private IEnumerable<string> Bases(MetadataType type, MetadataOperation? operation)
    {
        if (type.Inherits is not null)
            yield return names.Of(type.Inherits.Clr);
        if (operation?.ReturnsVoid == true)
            yield return nameof(IReturnVoid);
        else if (MemberRules.ReturnOf(operation, options) is { } returned)
            yield return $"IReturn<{names.Of(returned)}>";
        foreach (var some in type.Implements)
            yield return names.Of(some.Clr);
        if (IsExtensible(type))
            yield return "IExtensibleDataObject";
    }

    private void WriteVersion(MetadataType type, int version) => code
        .Line($"public {_virtual}int Version {{ get; set; }}")
        .Line()
        .Line($"public {names.DeclarationOf(type.Clr)}()")
        .Braces(() => code.Line(string.Create(CultureInfo.InvariantCulture, $"Version = {version};")))
        .Line();

    private void WriteMembers(MetadataType type)
    {
        var isApart = false;
        var index = 1;
        foreach (var property in type.Properties ?? [])
        {
            if (isApart)
                code.Line();
            isApart = _notes.WriteProperty(property, index++);
            WriteMember(type, $"{TypeOf(property)} {CSharpNames.Of(property.Name)}", Start(type, property));
        }
        var mark = options.AddNullableAnnotations ? "?" : "";
        if (MemberRules.LacksStatus(type, types, options))
        {
            _notes.WriteDataMember(null, index);
            WriteMember(type, $"ResponseStatus{mark} ResponseStatus");
        }
        if (IsExtensible(type))
            WriteMember(type, $"ExtensionDataObject{mark} ExtensionData");
    }

    private void WriteMember(MetadataType type, string member, string start = "") =>
        code.Line($"{(type.Clr.IsInterface ? "" : $"public {_virtual}")}{member} {{ get; set; }}{start}");

    private bool IsExtensible(MetadataType type) =>
        options.MakeDataContractsExtensible && type is { Inherits: null, Clr.IsInterface: false };

    private string TypeOf(MetadataProperty property)
    {
        var name = names.Of(property.Clr);
        if (!options.AddNullableAnnotations)
            return name;
        return property.HasValue ? name.TrimEnd('?') : name.EndsWith('?') ? name : $"{name}?";
    }

    private string Start(MetadataType type, MetadataProperty property)
    {
        if (type.Clr.IsInterface || !MemberRules.StartsEmpty(property, options))
            return "";
        return MemberRules.IsDictionary(property) ? " = new();" : " = [];";
    }
}
