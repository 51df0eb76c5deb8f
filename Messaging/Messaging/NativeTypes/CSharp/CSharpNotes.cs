using Messaging.NativeTypes.Metadata;

namespace Messaging.NativeTypes.CSharp;

/// <summary>Writes what stands above types and properties in C#: descriptions and attributes.</summary>
internal sealed class CSharpNotes(CodeWriter code, NativeTypesOptions options)
{
    public void WriteType(MetadataType type, MetadataOperation? operation)
    {
        WriteDescription(type.Description);
        foreach (var route in operation?.Routes ?? [])
            WriteAttribute(route.ToAttribute());
        foreach (var attribute in type.Attributes ?? [])
            WriteAttribute(attribute);
        if (!type.Clr.IsInterface && (type.DataContract is not null || options.AddDataContractAttributes))
            code.Line($"[DataContract{(type.DataContract is { } contract ? AttributeText.Of(contract) : "")}]");
        if (options.AddGeneratedCodeAttributes)
            code.Line($"[GeneratedCode(\"AddServiceStackReference\", \"{OptionsHeader.Version}\")]");
    }

    /// <returns>True where something was written that sets the property apart from the next one.</returns>
    public bool WriteProperty(MetadataProperty property, int index)
    {
        var isDescribed = WriteDescription(property.Description);
        var isMember = WriteDataMember(property.DataMember, index);
        foreach (var attribute in property.Attributes ?? [])
            WriteAttribute(attribute);
        return isDescribed || isMember || property.Attributes is not null;
    }

    public bool WriteDataMember(MetadataDataMember? member, int index)
    {
        if (member is null && !options.AddDataContractAttributes)
            return false;
        code.Line($"[DataMember{AttributeText.Of(member, options.AddIndexesToDataMembers ? index : null)}]");
        return true;
    }

    /// <returns>True where it is an attribute.</returns>
    private bool WriteDescription(string? description)
    {
        if (description is null)
            return false;
        if (options.AddDescriptionAsComments)
            code.Line("///<summary>").Line($"///{CodeText.XmlComment(description)}").Line("///</summary>");
        else
            code.Line($"[Description({CodeText.Quote(description)})]");
        return !options.AddDescriptionAsComments;
    }

    private void WriteAttribute(MetadataAttribute attribute)
    {
        var arguments = attribute.ConstructorArgs?.Select(AttributeText.Value)
            ?? attribute.Args?.Select(argument => Argument(attribute, argument));
        code.Line($"[{attribute.Name}{(arguments?.Any() == true ? $"({string.Join(", ", arguments)})" : "")}]");
    }

    /// <summary>Validators are the constructor's argument, anything else is given by name.</summary>
    private static string Argument(MetadataAttribute attribute, MetadataArgument argument) =>
        attribute.Name is "Validate" or "ValidateRequest" && argument.Name is "Validator"
            ? AttributeText.Value(argument)
            : $"{argument.Name}={AttributeText.Value(argument)}";
}
