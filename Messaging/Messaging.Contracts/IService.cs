namespace ServiceStack;

/// <summary>
/// Marks a class whose public methods <c>Get</c>, <c>Post</c>, <c>Put</c>, <c>Delete</c>, <c>Patch</c> and <c>Any</c>,
/// each taking one request DTO, are the operations of the service.
/// </summary>
public interface IService;
