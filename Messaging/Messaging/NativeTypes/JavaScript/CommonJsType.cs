using Messaging.NativeTypes.Metadata;
using Messaging.NativeTypes.TypeScript;

namespace Messaging.NativeTypes.JavaScript;

/// <summary>Writes single types as functions of a CommonJS module.</summary>
internal sealed class CommonJsType(CodeWriter code, MetadataTypes types, NativeTypesOptions options, TypeScriptTypes names)
{
    public string NameOf(MetadataType type) => TypeScriptTypes.Erased(names.Of(type));

    public void Write(MetadataType type)
    {
        var name = NameOf(type);
        if (type.Clr.IsEnum)
            WriteEnum(type, name);
        else
            WriteClass(type, name);
    }

    private void WriteEnum(MetadataType type, string name) => code
        .Line($"var {name};")
        .Line($"(function ({name}) {{")
        .Indent(() => EnumScript.WriteValues(code, type, name, ";"))
        .Line($"}})({name} = exports.{name} || (exports.{name} = {{}}));");

    private void WriteClass(MetadataType type, string name)
    {
        var parent = type.Inherits is null ? "" : TypeScriptTypes.Erased(names.Of(type.Inherits.Clr));
        code.Line($"var {name} = /** @class */ (function ({(parent is "" ? "" : "_super")}) {{").Indent(() =>
        {
            if (parent is not "")
                code.Line($"__extends({name}, _super);");
            code.Line($"function {name}(init) {{").Indent(() => WriteConstructor(isDerived: parent is not "")).Line("}");
            if (MemberRules.OperationOf(type, types) is { } operation)
                WriteOperation(operation, name);
            code.Line($"return {name};");
        });
        code.Line($"}}({parent}));").Line($"exports.{name} = {name};");
    }

    private void WriteConstructor(bool isDerived)
    {
        if (isDerived)
            code.Line("var _this = _super.call(this, init) || this;").Line("Object.assign(_this, init);").Line("return _this;");
        else
            code.Line("Object.assign(this, init);");
    }

    private void WriteOperation(MetadataOperation operation, string name)
    {
        code.Line($"{name}.prototype.getTypeName = function () {{ return '{operation.Request.Name}'; }};");
        code.Line($"{name}.prototype.getMethod = function () {{ return '{operation.Method}'; }};");
        code.Line(MemberRules.ReturnOf(operation, options) is { } type
            ? $"{name}.prototype.createResponse = function () {{ return {names.NewOf(type, isTyped: false)}; }};"
            : $"{name}.prototype.createResponse = function () {{ }};");
    }
}
