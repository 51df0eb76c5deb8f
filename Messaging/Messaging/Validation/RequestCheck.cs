using Messaging.Catalog;
using Messaging.Errors;

namespace Messaging.Validation;

/// <summary>Says whether a caller may ask a message at all, before anything of the request is read.</summary>
/// <returns>Null where it may; else why not, such as a 401 or 403.</returns>
public delegate ValueTask<Failure?> RequestCheck(HttpContext context, Message message);
