using Messaging.NativeTypes.Metadata;

namespace Messaging.NativeTypes.TypeScript;

/// <summary>Writes what stands above types and properties in TypeScript: descriptions, and attributes as comments.</summary>
internal sealed class TypeScriptNotes(CodeWriter code, NativeTypesOptions options)
{
    public void WriteType(MetadataType type, MetadataOperation? operation)
    {
        WriteDescription(type.Description);
        foreach (var route in operation?.Routes ?? [])
            WriteAttribute(route.ToAttribute());
        foreach (var attribute in type.Attributes ?? [])
            WriteAttribute(attribute);
        if (!type.Clr.IsInterface)
            WriteDataContract(type.DataContract);
    }

    /// <returns>True where something was written that sets the property apart from the next one.</returns>
    public bool WriteProperty(MetadataProperty property, int index)
    {
        WriteDescription(property.Description);
        var isMember = WriteDataMember(property.DataMember, index);
        foreach (var attribute in property.Attributes ?? [])
            WriteAttribute(attribute);
        return isMember || property.Attributes is not null;
    }

    public bool WriteDataMember(MetadataDataMember? member, int index)
    {
        if (member is null && !options.AddDataContractAttributes)
            return false;
        var arguments = AttributeText.Of(member, options.AddIndexesToDataMembers ? index : null);
        code.Line($"// @DataMember{(member is null && arguments is "" ? "()" : arguments)}");
        return true;
    }

    private void WriteDataContract(MetadataDataContract? contract)
    {
        if (contract is not null)
            code.Line($"// @DataContract{AttributeText.Of(contract)}");
        else if (options.AddDataContractAttributes)
            code.Line("// @DataContract()");
    }

    private void WriteDescription(string? description)
    {
        if (description is not null && options.AddDescriptionAsComments)
            code.Line($"/** @description {CodeText.Comment(description)} */");
    }

    private void WriteAttribute(MetadataAttribute attribute)
    {
        var arguments = attribute.ConstructorArgs?.Select(AttributeText.Value)
            ?? attribute.Args?.Select(argument => $"{argument.Name}={AttributeText.Value(argument)}");
        code.Line($"// @{attribute.Name}({string.Join(", ", arguments ?? [])})");
    }
}
