using System.Net;

namespace ServiceStack;

/// <summary>Documents one way a message may be answered. May be repeated.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = true)]
public class ApiResponseAttribute : AttributeBase, IApiResponseDescription
{
    public ApiResponseAttribute()
    {
    }

    public ApiResponseAttribute(HttpStatusCode statusCode, string description)
        : this((int)statusCode, description)
    {
    }

    public ApiResponseAttribute(int statusCode, string description)
    {
        StatusCode = statusCode;
        Description = description;
    }

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; set; }

    /// <summary>When it is answered so; null when nothing was given.</summary>
    public string Description { get; set; } = null!;

    /// <summary>True when this stands for every status that is not documented by itself.</summary>
    public bool IsDefaultResponse { get; set; }

    /// <summary>The type of the answer; null for the message's response type.</summary>
    public Type? ResponseType { get; set; }
}
