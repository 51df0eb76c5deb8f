#nullable disable // as in ServiceStack, which says nothing about nullability here

namespace ServiceStack;

/// <summary>The value must be absent.</summary>
public class ValidateNullAttribute() : ValidateAttribute("Null");

/// <summary>The value must be absent, blank, empty or its type's default.</summary>
public class ValidateEmptyAttribute() : ValidateAttribute("Empty");

/// <summary>The value must be present.</summary>
public class ValidateNotNullAttribute() : ValidateAttribute("NotNull");

/// <summary>The value must be present, and neither blank, empty nor its type's default.</summary>
public class ValidateNotEmptyAttribute() : ValidateAttribute("NotEmpty");
