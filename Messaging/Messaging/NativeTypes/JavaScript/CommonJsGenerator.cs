using Messaging.NativeTypes.Metadata;
using Messaging.NativeTypes.TypeScript;
using Option = Messaging.NativeTypes.NativeTypesOptions;

namespace Messaging.NativeTypes.JavaScript;

/// <summary>Writes a contract as a CommonJS module for old browsers, in the words of ServiceStack's generator.</summary>
internal static class CommonJsGenerator
{
    /// <summary>Browsers refuse assignments in much longer chains.</summary>
    private const int ExportsPerLine = 100;

    /// <summary>What compilers of TypeScript write for classes that extend others.</summary>
    private const string Prologue = """
        "use strict";
        var __extends = (this && this.__extends) || (function () {
            var extendStatics = function (d, b) {
                extendStatics = Object.setPrototypeOf ||
                    ({ __proto__: [] } instanceof Array && function (d, b) { d.__proto__ = b; }) ||
                    function (d, b) { for (var p in b) if (Object.prototype.hasOwnProperty.call(b, p)) d[p] = b[p]; };
                return extendStatics(d, b);
            };
            return function (d, b) {
                if (typeof b !== "function" && b !== null)
                    throw new TypeError("Class extends value " + String(b) + " is not a constructor or null");
                extendStatics(d, b);
                function __() { this.constructor = d; }
                d.prototype = b === null ? Object.create(b) : (__.prototype = b.prototype, new __());
            };
        })();
        exports.__esModule = true;
        """;

    private static readonly string[] Options =
    [
        nameof(Option.AddServiceStackTypes), nameof(Option.AddDescriptionAsComments),
        nameof(Option.IncludeTypes), nameof(Option.ExcludeTypes), nameof(Option.DefaultImports),
    ];

    public static string Generate(MetadataTypes contract, NativeTypesOptions options, DateTimeOffset now)
    {
        var types = TypeSelection.Select(contract, options, options.AddServiceStackTypes);
        var code = new CodeWriter();
        OptionsHeader.Write(code, options, Options, now);
        foreach (var line in Prologue.ReplaceLineEndings("\n").Split('\n'))
            code.Line(line);
        var writer = new CommonJsType(code, types, options, new TypeScriptTypes(new(types, _ => "")));
        MetadataType[] written = [.. DependencyOrder.Of(types.All).Where(type => !type.Clr.IsInterface)];
        foreach (var batch in written.Select(writer.NameOf).Chunk(ExportsPerLine))
            code.Line($"{string.Join(" = ", batch.Select(name => $"exports.{name}"))} = void 0;");
        foreach (var type in written)
            writer.Write(type);
        return code.Line().ToString();
    }
}
