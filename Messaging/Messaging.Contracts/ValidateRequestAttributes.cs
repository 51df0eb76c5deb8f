#nullable disable // as in ServiceStack, which says nothing about nullability here

namespace ServiceStack;

/// <summary>Marks the rules that only a known caller can pass.</summary>
public interface IRequireAuthentication;

/// <summary>Only for callers that have signed in.</summary>
public class ValidateIsAuthenticatedAttribute() : ValidateRequestAttribute("IsAuthenticated"), IRequireAuthentication;

/// <summary>Only for callers whose token has the scope.</summary>
public class ValidateHasScopeAttribute(string scope) : ValidateRequestAttribute($"HasScope(`{scope}`)"), IRequireAuthentication
{
    public string Scope => scope;
}

/// <summary>Only for callers with an API key, of the scope where one is named.</summary>
public class ValidateApiKeyAttribute : ValidateRequestAttribute
{
    public ValidateApiKeyAttribute()
        : base("ApiKey")
    {
    }

    public ValidateApiKeyAttribute(string scope)
        : base($"ApiKey(′{scope}′)")
    {
    }
}
