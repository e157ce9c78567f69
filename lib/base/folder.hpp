// Folders that appear whole, and links that change in one step.
#pragma once

#include <string>

#include <sys/types.h>

#include "base/result.hpp"

namespace yangxiao {

// Of a name without a folder: ".".
std::string folder_of(const std::string& path);

// Where a symbolic link leads; another path as it is.
std::string behind_links(const std::string& path);

// Makes one folder with this permission, whatever the umask says; one that is there already stays
// as it is. Errors: file_unwritable, disk_full.
Status make_folder(const std::string& path, mode_t mode);
Status set_permission(const std::string& path, mode_t mode);
// Makes an empty file where there is none. Errors: as make_folder.
Status make_file(const std::string& path, mode_t mode);

// A name in a folder is durable only when the folder is flushed, too. Errors: as make_folder.
Status sync_folder(const std::string& path);

// Renames a folder whose files are flushed already, and flushes where its name stands. Never over
// one that has something in it. Errors: as make_folder.
Status publish_folder(const std::string& temporary, const std::string& path);

// The same, in one step, in the place of a folder that is there already, which is removed then.
Status replace_folder(const std::string& temporary, const std::string& path);

// Makes a symbolic link, or lets one that is there lead elsewhere, in one step that is durable.
// Errors: as make_folder.
Status point_link(const std::string& path, const std::string& target);

// Removes a folder and all that is in it; it is gone under its name before anything in it is.
// Errors: as make_folder.
Status remove_folder(const std::string& path);

}  // namespace yangxiao
